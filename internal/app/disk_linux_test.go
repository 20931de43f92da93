package app_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/media"
)

// What the child that works on a full disk is told: the folder that becomes a
// small disk, the database if it is not in there, and how the disk is made
// small.
const (
	fullDir  = "TAJUK_FULL_DIR"
	fullDB   = "TAJUK_FULL_DB"
	fullWith = "TAJUK_FULL_WITH" // tmpfs or rlimit
)

// A full disk refuses the writer in plain words and loses nothing that was
// acknowledged; readers do not notice. The disk is a small one of its own
// where the system lets us mount one, else a limit on the size of files.
func TestFullDisk(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		t.Parallel()
		out, err := onSmallDisk(t, address, "tmpfs")
		if err != nil {
			if strings.HasPrefix(address, "postgres") {
				t.Log("no disk can be mounted here: only pictures could fill one: ", err)
				return
			}
			out, err = onSmallDisk(t, address, "rlimit")
		}
		if err != nil || !bytes.HasSuffix(out, []byte("fine\n")) {
			t.Fatalf("%v\n%s", err, out)
		}
		t.Logf("%s", out)
	})
}

func onSmallDisk(t *testing.T, address, with string) ([]byte, error) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fullDir+"="+t.TempDir(), fullWith+"="+with)
	if strings.HasPrefix(address, "postgres") {
		cmd.Env = append(cmd.Env, fullDB+"="+address)
		dbtest.Open(t, address)
	}
	if with == "tmpfs" {
		cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
	}
	out, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if errors.As(err, &ended) && ended.ExitCode() != cannotMount {
		t.Errorf("%s", out)
	}
	return out, err
}

const cannotMount = 3

// smallDisk is a disk that is filled and freed.
type smallDisk struct {
	dir, with string
	filler    string
}

// workOnFullDisk is the child: it prints what is wrong, or "fine" at its end.
func workOnFullDisk() int {
	d := smallDisk{dir: os.Getenv(fullDir), with: os.Getenv(fullWith)}
	d.filler = filepath.Join(d.dir, "filler")
	if d.with == "tmpfs" {
		if err := syscall.Mount("tmpfs", d.dir, "tmpfs", 0, "size=24m"); err != nil {
			fmt.Println("mount:", err)
			return cannotMount
		}
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := d.work(); err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("fine")
	return 0
}

// fill leaves no room for a change of the size of a story.
func (d smallDisk) fill() error {
	if d.with == "rlimit" {
		return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 600 << 10, Max: 1 << 40})
	}
	f, err := os.Create(d.filler)
	if err != nil {
		return err
	}
	defer f.Close()
	block := make([]byte, 4096)
	for err == nil {
		_, err = f.Write(block)
	}
	if errors.Is(err, syscall.ENOSPC) {
		return nil
	}
	return err
}

func (d smallDisk) free() error {
	if d.with == "rlimit" {
		return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 40, Max: 1 << 40})
	}
	return os.Remove(d.filler)
}

func (d smallDisk) work() error {
	ctx := context.Background()
	cfg := app.Config{DB: os.Getenv(fullDB), Media: filepath.Join(d.dir, "media"), Log: discard(), Migrate: true}
	onDisk := cfg.DB == ""
	if onDisk {
		cfg.DB = "sqlite:" + filepath.Join(d.dir, "tajuk.db")
	}
	a, err := app.New(ctx, cfg)
	if err != nil {
		return fmt.Errorf("start: %w", err)
	}
	h := a.Portal.Handler()
	w, err := settled(a)
	if err != nil {
		return fmt.Errorf("settle: %w", err)
	}
	get := func(path string) (int, string) {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = "solo.test"
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		return rec.Code, rec.Body.String()
	}
	var acked []news.ID
	publishOne := func() error {
		id, err := publish(ctx, a, w, fmt.Sprintf("Kabar nomor %d %s", len(acked), strings.Repeat("x", 80)))
		if err == nil {
			acked = append(acked, id)
		}
		return err
	}
	for range 5 {
		if err := publishOne(); err != nil {
			return fmt.Errorf("publish: %w", err)
		}
	}
	if code, page := get("/"); code != 200 || !strings.Contains(page, "Kabar nomor 4") {
		return fmt.Errorf("home: %d", code)
	}
	if err := d.fill(); err != nil {
		return fmt.Errorf("fill: %w", err)
	}
	if onDisk {
		if err := d.refused(publishOne); err != nil {
			return err
		}
	} else if err := publishOne(); err != nil { // the database is elsewhere
		return fmt.Errorf("publish: %w", err)
	}
	_, err = a.Room.AddAsset(ctx, news.System(), media.Upload{File: bytes.NewReader(append(photo("penuh"), make([]byte, 1<<20)...)), Site: w.solo.ID, Credit: "Rudi"})
	if err == nil || d.with == "tmpfs" && (fault.KindOf(err) != fault.Unavailable || !strings.Contains(err.Error(), "the disk is full")) {
		return fmt.Errorf("a picture on a full disk: %v", err)
	}
	for _, path := range []string{"/", "/terkini", "/redaksi", "/cari?q=kabar", "/feed.xml", storyPath(acked[0], "")} {
		if code, _ := get(path); code != 200 && code != 301 {
			return fmt.Errorf("on a full disk readers get %d for %s", code, path)
		}
	}
	if err := d.free(); err != nil {
		return fmt.Errorf("free: %w", err)
	}
	if err := publishOne(); err != nil {
		return fmt.Errorf("publish after there is room again: %w", err)
	}
	if err := a.Close(); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	if a, err = app.New(ctx, cfg); err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	defer a.Close()
	h = a.Portal.Handler()
	for _, id := range acked {
		if code, _ := get(storyPath(id, "x")); code != 301 {
			return fmt.Errorf("%d for story %s, which was acknowledged", code, id)
		}
	}
	return nil
}

// refused publishes until it is refused, and looks at how.
func (d smallDisk) refused(publishOne func() error) error {
	for i := range 5000 {
		err := publishOne()
		if err == nil {
			continue
		}
		if fault.KindOf(err) != fault.Unavailable {
			return fmt.Errorf("a full disk is %s: %w", fault.KindOf(err), err)
		}
		if d.with == "tmpfs" && !strings.Contains(err.Error(), "the disk is full, nothing was saved") {
			return fmt.Errorf("a full disk is told as: %w", err)
		}
		fmt.Printf("after %d stories: %v\n", i, err)
		return nil
	}
	return errors.New("the disk never gets full")
}
