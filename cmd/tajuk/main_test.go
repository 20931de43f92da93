//go:build unix

package main_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
)

// The tests run the real command, built once.
var binary string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "tajuk-cli-")
	if err == nil {
		err = os.Chmod(dir, 0o755) // also for the user without rights, below
	}
	if err != nil {
		panic(err)
	}
	binary = filepath.Join(dir, "tajuk")
	build := exec.Command("go", "build", "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Printf("build: %v\n%s", err, out)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// command prepares the command in a folder of its own, without the
// environment's settings.
func command(dir string, env []string, args ...string) *exec.Cmd {
	cmd := exec.Command(binary, args...)
	cmd.Dir = dir
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH")}, env...)
	return cmd
}

// result is how a command ended.
type result struct {
	code        int
	out, errors string
}

func run(t *testing.T, cmd *exec.Cmd) result {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	hangs := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait() // the exit code says it
	if !hangs.Stop() {
		t.Errorf("%v hangs", cmd.Args[1:])
	}
	return result{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// withoutRights makes a command run as somebody who owns nothing, where the
// tests run as root, to whom every folder is writable.
func withoutRights(cmd *exec.Cmd) *exec.Cmd {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	return cmd
}

// folder is a folder that everybody can enter.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "tajuk-cli-data-")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A wrong configuration is refused before anything is served, in one sentence
// that says what is wrong, and with the exit code of an error or of wrong
// usage.
func TestStartIsRefused(t *testing.T) {
	dir := folder(t)
	if r := run(t, command(dir, nil, "migrate", "--db", "sqlite:good.db", "--media", "media")); r.code != 0 {
		t.Fatal(r.errors)
	}
	write(t, filepath.Join(dir, "file"), "not a folder")
	write(t, filepath.Join(dir, "torn.db"), strings.Repeat("torn", 4096))
	write(t, filepath.Join(dir, "key.toml"), "lisen = \"127.0.0.1:0\"\n")
	write(t, filepath.Join(dir, "odd.toml"), "qqqqqqqqqqqqqq = 1\n")
	write(t, filepath.Join(dir, "torn.toml"), "listen = \n")
	write(t, filepath.Join(dir, "level.toml"), "log-level = \"loud\"\n")
	mine := filepath.Join(dir, "mine")
	if err := os.Mkdir(mine, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(mine, 0o777); err != nil { // whatever the mask is
		t.Fatal(err)
	}
	if r := run(t, withoutRights(command(dir, nil, "migrate", "--db", "sqlite:mine/tajuk.db", "--media", "mine/media"))); r.code != 0 {
		t.Fatal(r.errors)
	}
	closed := filepath.Join(dir, "closed")
	if err := os.Mkdir(closed, 0o755); err != nil {
		t.Fatal(err)
	}
	if r := run(t, command(dir, nil, "migrate", "--db", "sqlite:closed/good.db", "--media", "media")); r.code != 0 {
		t.Fatal(r.errors)
	}
	for path, mode := range map[string]os.FileMode{closed + "/good.db": 0o444, closed: 0o555} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	newer(t, "sqlite:"+filepath.Join(dir, "newer.db"))

	good := []string{"serve", "--db", "sqlite:good.db", "--media", "media", "--listen", "127.0.0.1:0"}
	with := func(args ...string) []string { return append(append([]string{}, good...), args...) }
	for _, c := range []struct {
		name string
		args []string
		env  []string
		code int
		says []string
		poor bool // run by somebody who owns nothing
	}{
		{name: "unwritable media folder", args: with("--db", "sqlite:mine/tajuk.db", "--media", "closed/media"), code: 1, says: []string{"media folder closed/media cannot be used", "permission denied"}, poor: true},
		{name: "media folder closed since", args: with("--db", "sqlite:mine/tajuk.db", "--media", "closed"), code: 1, says: []string{"media folder closed cannot be used", "permission denied"}, poor: true},
		{name: "media folder is a file", args: with("--media", "file"), code: 1, says: []string{"media folder file cannot be used"}},
		{name: "unwritable data folder", args: []string{"migrate", "--db", "sqlite:closed/tajuk.db", "--media", "closed"}, code: 1, says: []string{"closed/tajuk.db", "cannot be written"}, poor: true},
		{name: "data folder that cannot be made", args: []string{"migrate", "--db", "sqlite:closed/data/tajuk.db", "--media", "closed/media"}, code: 1, says: []string{"cannot make the folder closed/", "permission denied"}, poor: true},
		{name: "database that is not ours to write", args: with("--db", "sqlite:closed/good.db", "--media", "mine/media"), code: 1, says: []string{"closed/good.db", "cannot be written"}, poor: true},
		{name: "no data folder", args: []string{"serve"}, code: 1, says: []string{"the folder data of the database does not exist"}},
		{name: "no schema", args: with("--db", "sqlite:new.db"), code: 1, says: []string{"the database needs migrations", "tajuk migrate"}},
		{name: "newer schema", args: with("--db", "sqlite:newer.db"), code: 1, says: []string{"written by a newer version of this program"}},
		{name: "newer schema, migrate", args: []string{"migrate", "--db", "sqlite:newer.db", "--media", "media"}, code: 1, says: []string{"written by a newer version of this program"}},
		{name: "damaged database", args: with("--db", "sqlite:torn.db"), code: 1, says: []string{"torn.db", "the database file is damaged; restore a backup"}},
		{name: "database is a folder", args: with("--db", "sqlite:closed"), code: 1, says: []string{"closed"}},
		{name: "no path", args: with("--db", "sqlite:"), code: 1, says: []string{"needs a file path"}},
		{name: "unknown engine", args: with("--db", "mysql://x"), code: 1, says: []string{"must begin with sqlite: or postgres://"}},
		{name: "engine from the environment", args: []string{"serve"}, env: []string{"TAJUK_DB=mysql://x"}, code: 1, says: []string{"must begin with sqlite: or postgres://"}},
		{name: "no server", args: with("--db", "postgres://postgres@127.0.0.1:1/x"), code: 1, says: []string{"open PostgreSQL database", "connection refused"}},
		{name: "malformed address", args: with("--db", "postgres://%zz"), code: 1, says: []string{"PostgreSQL"}},
		{name: "taken address", args: with("--listen", taken.Addr().String()), code: 1, says: []string{"cannot listen on " + taken.Addr().String(), "address already in use"}},
		{name: "no address", args: with("--listen", "nonsense"), code: 1, says: []string{"cannot listen on nonsense", "missing port"}},
		{name: "no port", args: with("--listen", "127.0.0.1:99999"), code: 1, says: []string{"cannot listen on 127.0.0.1:99999", "invalid port"}},
		{name: "no themes", args: with("--themes", "nowhere"), code: 1, says: []string{"the folder of themes cannot be read", "nowhere"}},
		{name: "no proxy", args: with("--proxies", "nonsense"), code: 1, says: []string{`trusted proxy "nonsense"`}},
		{name: "unknown key", args: with("--config", "key.toml"), code: 2, says: []string{"unknown key lisen", "did you mean listen?"}},
		{name: "unknown key from the environment", args: good, env: []string{"TAJUK_CONFIG=key.toml"}, code: 2, says: []string{"unknown key lisen"}},
		{name: "key like no other", args: with("--config", "odd.toml"), code: 2, says: []string{"unknown key qqqqqqqqqqqqqq"}},
		{name: "malformed file", args: with("--config", "torn.toml"), code: 2, says: []string{"configuration:", "line 1"}},
		{name: "no file", args: with("--config", "nowhere.toml"), code: 2, says: []string{"nowhere.toml"}},
		{name: "wrong value in the file", args: with("--config", "level.toml"), code: 2, says: []string{"log-level must be one of", `"loud"`}},
		{name: "unknown flag", args: with("--lisen", "x"), code: 2, says: []string{"unknown flag --lisen"}},
		{name: "unknown command", args: []string{"srve"}, code: 2, says: []string{"srve"}},
		{name: "no command", code: 2, says: []string{"expected one of"}},
		{name: "wrong scheme", args: with("--scheme", "gopher"), code: 2, says: []string{"--scheme must be one of"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmd := command(dir, c.env, c.args...)
			if c.poor {
				withoutRights(cmd)
			}
			r := run(t, cmd)
			if r.code != c.code || r.out != "" {
				t.Errorf("exit code %d, want %d; standard output %q", r.code, c.code, r.out)
			}
			said := ""
			for _, l := range strings.Split(strings.TrimSpace(r.errors), "\n") {
				if strings.HasPrefix(l, "{") {
					continue // the log
				}
				if said != "" || !strings.HasPrefix(l, "tajuk: ") {
					t.Errorf("not one sentence: %q", r.errors)
				}
				said = l
			}
			for _, want := range c.says {
				if !strings.Contains(said, want) {
					t.Errorf("%q does not say %q", said, want)
				}
			}
		})
	}
}

// newer makes a database as a later version of the program would.
func newer(t *testing.T, address string) {
	t.Helper()
	d := dbtest.Open(t, address)
	err := d.Tx(context.Background(), func(tx *db.Tx) error {
		_, err := tx.ExecContext(context.Background(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, $1)", true)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNewerSchemaOnPostgres(t *testing.T) {
	address := dbtest.Postgres(t)
	if address == "" {
		return
	}
	newer(t, address)
	r := run(t, command(folder(t), nil, "serve", "--db", address, "--media", "media"))
	if r.code != 1 || !strings.Contains(r.errors, "written by a newer version of this program") {
		t.Errorf("%d: %s", r.code, r.errors)
	}
}

// A flag is stronger than the environment, that than the file, that than the
// default.
func TestPrecedence(t *testing.T) {
	dir := folder(t)
	write(t, filepath.Join(dir, "tajuk.toml"), "db = \"sqlite:from-file/x.db\"\n")
	file, env, flag := []string{"--config", "tajuk.toml"}, []string{"TAJUK_DB=sqlite:from-env/x.db"}, []string{"--db", "sqlite:from-flag/x.db"}
	for _, c := range []struct {
		args, env []string
		want      string
	}{
		{nil, nil, "the folder data of"},
		{file, nil, "the folder from-file of"},
		{file, env, "the folder from-env of"},
		{append(append([]string{}, file...), flag...), env, "the folder from-flag of"},
	} {
		if r := run(t, command(dir, c.env, append([]string{"serve"}, c.args...)...)); !strings.Contains(r.errors, c.want) {
			t.Errorf("%v with %v: %s", c.args, c.env, r.errors)
		}
	}
}

// server is the command, serving.
type server struct {
	t       *testing.T
	cmd     *exec.Cmd
	address string
	log     *bytes.Buffer
	mu      *sync.Mutex
	ended   chan error
}

// start runs serve and waits until it says where it listens.
func start(t *testing.T, dir string, args ...string) server {
	t.Helper()
	s := server{t: t, cmd: command(dir, nil, append([]string{"serve", "--listen", "127.0.0.1:0", "--scheme", "http"}, args...)...),
		log: &bytes.Buffer{}, mu: &sync.Mutex{}, ended: make(chan error, 1)}
	errs, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.cmd.Process.Kill() })
	listening := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(errs); lines.Scan(); {
			s.mu.Lock()
			fmt.Fprintln(s.log, lines.Text())
			s.mu.Unlock()
			var l struct{ Msg, Address string }
			if json.Unmarshal(lines.Bytes(), &l) == nil && l.Msg == "serving" {
				listening <- l.Address
			}
		}
		s.ended <- s.cmd.Wait()
	}()
	select {
	case s.address = <-listening:
	case err := <-s.ended:
		t.Fatalf("%v\n%s", err, s.log)
	}
	return s
}

func (s server) get(path string) (status int, body string, err error) {
	r, err := http.NewRequest(http.MethodGet, "http://"+s.address+path, nil)
	if err != nil {
		return 0, "", err
	}
	r.Host = "solo.test"
	r.Header.Set("User-Agent", "Mozilla/5.0 (X11) "+path)
	transport := &http.Transport{DisableKeepAlives: true, DisableCompression: true}
	res, err := transport.RoundTrip(r)
	if err != nil {
		return 0, "", err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	return res.StatusCode, string(text), err
}
