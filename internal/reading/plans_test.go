package reading_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/reading"
)

// atStart are tables of a few rows that are read whole, once, when the process
// starts.
var atStart = []string{"FROM site ORDER BY", "FROM site_host ORDER BY", "FROM section ORDER BY"}

// boundedSorts are statements that sort what a page names already, and why that
// does not grow with the archive.
var boundedSorts = map[string]string{
	"FROM rendition WHERE asset IN":              "the pictures of one page, a dozen files each",
	"FROM notice WHERE story IN":                 "the notices of the stories of one page",
	"FROM notice WHERE reply IN":                 "the notices that the stories of one page answer",
	"FROM placement_override WHERE placement IN": "the stories of one page, seven fields each",
	"FROM front_pin WHERE site =":                "the pins of one front, twenty at most",
	"FROM listing_count WHERE site =":            "the months of one list, twelve a year",
}

// expensive are words that cost more the larger an archive is.
var expensive = regexp.MustCompile(`(?i)\b(count|sum|max|min|avg)\s*\(|\boffset\b|\bdistinct\b|\bgroup by\b|\blike\b`)

// No query of a reader's page grows with the archive. Every way of reading is
// taken once on a large archive; then each statement that reached the database
// is explained.
func TestNoReaderScansTheArchive(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		a := openArchive(t, dbtest.SQLite(t))
		checkPlans(t, a, explainSQLite)
		a.analyse()
		checkPlans(t, a, explainSQLite)
	})
	t.Run("postgres", func(t *testing.T) { checkPlans(t, openArchive(t, dbtest.EmptyPostgres(t)), explainPostgres) })
}

func checkPlans(t *testing.T, a *archive, explain func(*archive, string) []string) {
	visits := a.visits()
	kind := reflect.TypeFor[*reading.Visit]()
	for i := range kind.NumMethod() {
		name := kind.Method(i).Name
		if visits[name] == nil {
			t.Errorf("the method %s reads and is not proved here", name)
			continue
		}
		if err := visits[name](a.reader.For(a.solo)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := a.reader.Files(ctx, "x"); err != nil {
		t.Errorf("Files: %v", err)
	}
	texts := a.read.Prepared()
	proved := 0
	for _, text := range texts {
		line := oneLine(text)
		if holds(line, atStart) {
			continue
		}
		proved++
		if word := expensive.FindString(line); word != "" {
			t.Errorf("%q costs more the larger the archive is: %s", word, line)
		}
		for _, wrong := range explain(a, text) {
			t.Errorf("%s\n    in %s", wrong, line)
		}
	}
	if proved < 25 {
		t.Errorf("only %d statements were proved: %q", proved, texts)
	}
}

func holds(text string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

func sortsLittle(line string) bool {
	for part := range boundedSorts {
		if strings.Contains(line, part) {
			return true
		}
	}
	return false
}

var placeholder = regexp.MustCompile(`\$(\d+)`)

func parameters(text string) int {
	most := 0
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil {
			most = max(most, n)
		}
	}
	return most
}

// explainSQLite finds scans of tables and sorts, on a database whose planner
// knows nothing of what the tables hold, as it is by itself, or all of it.
// Virtual tables say SCAN whatever they do: json_each walks over a list of ids,
// and FTS5 answers MATCH from its own index, in the order of row ids.
func explainSQLite(a *archive, text string) (wrong []string) {
	args := make([]any, parameters(text))
	for i := range args {
		args[i] = 1
	}
	rows, err := a.fill.QueryContext(ctx, "EXPLAIN QUERY PLAN "+text, args...)
	if err != nil {
		return []string{err.Error()}
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			return []string{err.Error()}
		}
		switch {
		case strings.Contains(detail, "VIRTUAL TABLE INDEX"):
		case strings.HasPrefix(detail, "SCAN"), strings.Contains(detail, "AUTOMATIC"):
			wrong = append(wrong, detail)
		case strings.Contains(detail, "USE TEMP B-TREE") && !sortsLittle(oneLine(text)):
			wrong = append(wrong, detail)
		}
	}
	return wrong
}

// explainPostgres finds the same in two ways: in the plan that is made without
// knowing the values on an analysed archive, which may not scan a table that
// grows; and in one that avoids scans wherever an index exists, which may not
// scan any.
func explainPostgres(a *archive, text string) (wrong []string) {
	for _, way := range []struct {
		setting string
		grows   bool // look only at tables that grow
	}{{"SET LOCAL enable_seqscan = on", true}, {"SET LOCAL enable_seqscan = off", false}} {
		err := a.fill.Tx(ctx, func(tx *db.Tx) error {
			for _, stmt := range []string{way.setting, "SET LOCAL plan_cache_mode = force_generic_plan", "PREPARE asked AS " + text} {
				if _, err := tx.ExecContext(ctx, stmt); err != nil {
					return fmt.Errorf("%s: %w", stmt, err)
				}
			}
			execute := "EXPLAIN EXECUTE asked"
			if n := parameters(text); n > 0 {
				execute += "(" + strings.TrimSuffix(strings.Repeat("NULL,", n), ",") + ")"
			}
			rows, err := tx.QueryContext(ctx, execute)
			if err != nil {
				return err
			}
			var plan []string
			for rows.Next() {
				var line string
				if err := rows.Scan(&line); err != nil {
					return err
				}
				plan = append(plan, line)
			}
			if err := rows.Err(); err != nil {
				return err
			}
			for _, line := range plan {
				table, scans := strings.CutPrefix(strings.TrimSpace(strings.TrimLeft(line, " ->")), "Seq Scan on ")
				table, _, _ = strings.Cut(table, " ")
				sorts := strings.Contains(line, "Sort  (")
				if scans && (!way.grows || growing[table]) || sorts && !sortsLittle(oneLine(text)) {
					wrong = append(wrong, way.setting+":\n"+strings.Join(plan, "\n"))
					break
				}
			}
			_, err = tx.ExecContext(ctx, "DEALLOCATE asked")
			return err
		})
		if err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	return wrong
}

// growing are the tables that have a row per story or more.
var growing = map[string]bool{"listing": true, "listing_count": true, "story": true, "story_version": true, "placement": true,
	"placement_override": true, "notice": true, "withdrawal": true, "event": true, "redirect": true, "search_doc": true}
