package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/tajuk/tajuk/internal/lang/dates"
)

// mostProse bounds the text that langDatesCmd reads, in bytes.
const mostProse = 8 << 20

type langDatesCmd struct {
	DCT  string `name:"dct" required:"" help:"Day the text was written, as YYYY-MM-DD."`
	Zone string `help:"IANA zone of the text." default:"Asia/Jakarta"`
}

// Run reads text on standard input and prints its temporal expressions.
func (c *langDatesCmd) Run(*env) error {
	loc, err := time.LoadLocation(c.Zone)
	if err != nil {
		return usageError{fmt.Errorf("%q is not a time zone", c.Zone)}
	}
	day, err := time.ParseInLocation(time.DateOnly, c.DCT, loc)
	if err != nil {
		return usageError{fmt.Errorf("%q is not a date like 2025-07-03", c.DCT)}
	}
	text, err := io.ReadAll(io.LimitReader(os.Stdin, mostProse))
	if err != nil {
		return err
	}
	return dates.Write(os.Stdout, string(text), day, loc)
}
