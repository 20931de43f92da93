package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// demo is the program under test.
type demo struct {
	dir    string
	cmd    *exec.Cmd
	desk   string
	sites  []string
	logins [][2]string    // e-mail and password of those who write
	people []*http.Client // signed in, in the order of logins
}

func startDemo(ctx context.Context, o options) (*demo, error) {
	dir, err := os.MkdirTemp("", "tajuk-bench-")
	if err != nil {
		return nil, err
	}
	d := &demo{dir: dir}
	bin := o.bin
	if bin == "" {
		bin = filepath.Join(dir, "tajuk")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", bin, "./cmd/tajuk").CombinedOutput(); err != nil {
			return nil, fmt.Errorf("build: %w\n%s", err, out)
		}
	}
	args := []string{"demo", "--listen", "127.0.0.1:0", "--data", filepath.Join(dir, "data")}
	if o.db != "" {
		args = append(args, "--db", o.db)
	}
	d.cmd = exec.CommandContext(ctx, bin, args...)
	out, err := d.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	d.cmd.Stderr = log
	if err := d.cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		fields := strings.Fields(rest)
		switch {
		case word == "desk" && len(fields) > 0:
			d.desk = strings.TrimSuffix(fields[0], "/")
		case word == "login" && len(fields) > 2 && (strings.Contains(rest, "reporter") || strings.Contains(rest, "editor") || strings.Contains(rest, "several_roles")):
			d.logins = append(d.logins, [2]string{fields[0], fields[1]})
		case word == "ready":
			d.sites = append(d.sites, strings.TrimSuffix(fields[0], "/"))
		}
		if len(d.sites) > 0 && d.desk != "" && len(d.logins) > 0 && word == "ready" {
			break
		}
	}
	go func() {
		for lines.Scan() { // nobody waits for the rest, but the pipe must not fill
		}
	}()
	if d.desk == "" || len(d.sites) == 0 || len(d.logins) == 0 {
		d.stop()
		return nil, errors.New("the demo does not say where its desk is")
	}
	return d, d.signIn(ctx)
}

func (d *demo) stop() {
	_ = d.cmd.Process.Signal(syscall.SIGTERM)
	_ = d.cmd.Wait() // how it ended is in its log
	os.RemoveAll(d.dir)
}

// signIn signs in everybody who may write.
func (d *demo) signIn(ctx context.Context) error {
	for _, l := range d.logins {
		jar, err := cookiejar.New(nil)
		if err != nil {
			return err
		}
		client := &http.Client{Jar: jar, Transport: local(), Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		answer, err := post(ctx, client, d.desk+"/signin", url.Values{"email": {l[0]}, "password": {l[1]}})
		if err != nil {
			return err
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusSeeOther {
			return fmt.Errorf("sign in as %s: %s", l[0], answer.Status)
		}
		d.people = append(d.people, client)
	}
	return nil
}

// pictures waits until the demo's own pictures are made, which takes a core for
// a minute after its first start and has nothing to do with saving. The library
// shows the newest first, and they are made oldest first.
func (d *demo) pictures(ctx context.Context) error {
	for end := time.Now().Add(10 * time.Minute); time.Now().Before(end); time.Sleep(2 * time.Second) {
		page, err := get(ctx, d.people[0], d.desk+"/media")
		if err != nil {
			return err
		}
		text, err := io.ReadAll(page.Body)
		page.Body.Close()
		if err != nil {
			return err
		}
		if page.StatusCode != http.StatusOK {
			return fmt.Errorf("the picture library: %s", page.Status)
		}
		if !strings.Contains(string(text), `class="none"`) {
			return nil
		}
	}
	return errors.New("the pictures of the demo do not come to an end")
}

func post(ctx context.Context, client *http.Client, address string, form url.Values) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return client.Do(r)
}

// local dials this machine for every *.localhost, which not every resolver
// knows (RFC 6761 6.3).
func local() *http.Transport {
	var d net.Dialer
	return &http.Transport{MaxIdleConnsPerHost: atOnce, DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(address)
		if err == nil && strings.HasSuffix(host, ".localhost") {
			address = net.JoinHostPort("127.0.0.1", port)
		}
		return d.DialContext(ctx, network, address)
	}}
}

func get(ctx context.Context, client *http.Client, address string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return nil, err
	}
	return client.Do(r)
}

var firstSection = regexp.MustCompile(`name="section"[^>]*>[^<]*(?:<optgroup[^>]*>)?\s*<option value="([0-9a-z]+)"`)
