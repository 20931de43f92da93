package fault_test

import (
	"errors"
	"io"
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
)

func TestKindSurvivesWrapping(t *testing.T) {
	do := func() (err error) {
		defer fault.Wrap(&err, "publish story %d", 7)
		return fault.New(fault.Conflict, "read: %w", io.EOF)
	}
	err := do()
	if got := fault.KindOf(err); got != fault.Conflict {
		t.Fatalf("kind = %v, want conflict", got)
	}
	if !errors.Is(err, io.EOF) {
		t.Error("the cause is lost")
	}
	if fault.KindOf(io.EOF) != fault.Internal {
		t.Error("a foreign error must be internal")
	}
}

func TestFieldsReadInOrder(t *testing.T) {
	f := fault.Fields{}
	if f.Err() != nil {
		t.Fatal("no field, no error")
	}
	f.Add("lead", "is empty")
	f.Add("headline", "is %d characters too long", 4)
	f.Add("lead", "second message")
	err := f.Err()
	if got, want := err.Error(), "headline: is 4 characters too long; lead: is empty"; got != want {
		t.Errorf("message = %q, want %q", got, want)
	}
	if fault.FieldsOf(err)["lead"] != "is empty" {
		t.Error("the first message about a field must stay")
	}
	if fault.KindOf(fault.Field("slug", "taken")) != fault.Invalid {
		t.Error("a field error is invalid input")
	}
}
