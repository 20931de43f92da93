package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/coder/websocket"
)

// editor is somebody who types in one story.
type editor struct {
	desk    string
	client  *http.Client
	story   string
	conn    *websocket.Conn
	name    string
	v       int64 // steps that the body has seen
	seq     int64
	kept    int // saves that were acknowledged
	took    []time.Duration
	refused int
	failed  error
}

// editor begins a story and opens it.
func (d *demo) editor(ctx context.Context, i int) (*editor, error) {
	e := &editor{desk: d.desk, client: d.people[i%len(d.people)], name: fmt.Sprintf("bench-window-%04d", i)}
	page, err := get(ctx, e.client, d.desk+"/stories/new")
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(page.Body)
	page.Body.Close()
	if err != nil {
		return nil, err
	}
	section := firstSection.FindSubmatch(text)
	if section == nil {
		return nil, errors.New("no section to write in")
	}
	made, err := post(ctx, e.client, d.desk+"/stories", url.Values{"section": {string(section[1])}, "kind": {"news"}, "headline": {fmt.Sprintf("Uji beban %d", i)}})
	if err != nil {
		return nil, err
	}
	made.Body.Close()
	if e.story = made.Header.Get("Location"); made.StatusCode != http.StatusSeeOther || e.story == "" {
		return nil, fmt.Errorf("begin a story: %s", made.Status)
	}
	return e, e.open(ctx)
}

func (e *editor) open(ctx context.Context) error {
	address := e.desk + e.story + "/live"
	header := http.Header{"Origin": {e.desk}}
	u, err := url.Parse(e.desk)
	if err != nil {
		return err
	}
	for _, c := range e.client.Jar.Cookies(u) {
		header.Add("Cookie", c.String())
	}
	conn, _, err := websocket.Dial(ctx, strings.Replace(address, "http", "ws", 1), &websocket.DialOptions{HTTPHeader: header, HTTPClient: &http.Client{Transport: local()}})
	if err != nil {
		return err
	}
	conn.SetReadLimit(8 << 20)
	e.conn = conn
	if err := e.send(ctx, map[string]any{"t": "hello", "client": e.name, "v": 0}); err != nil {
		return err
	}
	return e.until(ctx, "welcome")
}

func (e *editor) send(ctx context.Context, m any) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return e.conn.Write(ctx, websocket.MessageText, text)
}

// answer is what the editor needs of the messages.
type answer struct {
	T    string `json:"t"`
	V    int64  `json:"v"`
	Seq  int64  `json:"seq"`
	Text string `json:"text"`
}

var errRefused = errors.New("refused")

// until reads on until a message of a kind, and keeps up with the body.
func (e *editor) until(ctx context.Context, kind string) error {
	for {
		_, text, err := e.conn.Read(ctx)
		if err != nil {
			return err
		}
		var a answer
		if err := json.Unmarshal(text, &a); err != nil {
			return err
		}
		if a.T == "welcome" || a.T == "done" {
			e.v = max(e.v, a.V)
		}
		switch a.T {
		case kind:
			return nil
		case "refused", "behind", "bye":
			return fmt.Errorf("%w: %s", errRefused, text)
		}
	}
}

const words = "harga cabai rawit di pasar naik lagi menjelang akhir pekan kata pedagang "

// typeUntil adds a few words to the text, again and again. Each save begins with its
// number, so that it is known afterwards which are there.
func (e *editor) typeUntil(ctx context.Context, end time.Time, every time.Duration) {
	defer e.conn.CloseNow()
	for next := time.Now(); time.Now().Before(end); next = next.Add(every) {
		time.Sleep(time.Until(next))
		e.seq++
		said := fmt.Sprintf("[%d] %s", e.seq, words)
		began := time.Now()
		err := e.send(ctx, map[string]any{"t": "save", "seq": e.seq, "v": e.v, "steps": []any{map[string]any{
			"stepType": "replace", "from": 1, "to": 1, "slice": map[string]any{"content": []any{map[string]any{"type": "text", "text": said}}},
		}}})
		if err == nil {
			err = e.until(ctx, "done")
		}
		switch {
		case errors.Is(err, errRefused):
			e.refused++
			e.failed = err
			return
		case err != nil:
			e.failed = err
			return
		}
		e.took = append(e.took, time.Since(began))
		e.kept++
	}
}

// missing returns how many acknowledged saves are not in the story.
func (e *editor) missing(ctx context.Context) (int, error) {
	page, err := get(ctx, e.client, e.desk+e.story)
	if err != nil {
		return 0, err
	}
	defer page.Body.Close()
	text, err := io.ReadAll(page.Body)
	if err != nil {
		return 0, err
	}
	body := html.UnescapeString(string(text))
	missing := 0
	for i := 1; i <= e.kept; i++ {
		if !strings.Contains(body, fmt.Sprintf("[%d] harga", i)) {
			missing++
		}
	}
	return missing, nil
}
