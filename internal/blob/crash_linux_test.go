package blob

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

const crashDir = "TAJUK_BLOB_CRASH_DIR"

// TestMain turns the test binary into the program that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		writeUntilKilled(dir)
	}
	os.Exit(m.Run())
}

// writeUntilKilled puts blobs for ever, from two goroutines, and prints each key
// only after Put has returned.
func writeUntilKilled(dir string) {
	d, err := OpenDisk(dir)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	seed, _ := strconv.ParseUint(os.Getenv("TAJUK_BLOB_CRASH_SEED"), 10, 64)
	fmt.Println("ready")
	for w := range uint64(2) {
		go func() {
			rnd := rand.New(rand.NewPCG(seed, w))
			for {
				content := make([]byte, rnd.IntN(400_000))
				for i := range content {
					content[i] = byte(rnd.Uint32())
				}
				info, err := d.Put(context.Background(), strings.NewReader(string(content)))
				if err == nil {
					fmt.Println("acked", info.Key)
					k, _ := RenditionKey(info.Key, "w320.jpg")
					info, err = d.PutRendition(context.Background(), k, strings.NewReader(string(content)))
				}
				if err != nil {
					fmt.Println("error", err)
					os.Exit(1)
				}
				fmt.Println("acked", info.Key)
			}
		}()
	}
	select {}
}

// A process is killed in the middle of its writes, again and again: what it had
// acknowledged is there and whole, nothing else is visible, and nothing is left
// of what it was writing.
func TestKilledWhileWriting(t *testing.T) {
	dir := t.TempDir()
	rnd := rand.New(rand.NewPCG(1, 2))
	acked := map[Key]bool{}
	leftovers := 0
	for round := range 15 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), crashDir+"="+dir, fmt.Sprintf("TAJUK_BLOB_CRASH_SEED=%d", round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		killAfter := rnd.IntN(12)
		killed := false
		for sc := bufio.NewScanner(out); sc.Scan(); {
			word, rest, _ := strings.Cut(sc.Text(), " ")
			switch word {
			case "acked":
				acked[Key(rest)] = true
				killAfter--
			case "error":
				t.Fatalf("round %d: %s", round, rest)
			}
			if killAfter <= 0 && !killed {
				// What the pipe still holds was acknowledged too: read on.
				killed = true
				if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := cmd.Wait(); err == nil {
			t.Fatalf("round %d: the writer ended by itself", round)
		}
		left, err := os.ReadDir(filepath.Join(dir, incoming))
		if err != nil {
			t.Fatal(err)
		}
		leftovers += len(left)

		d, err := OpenDisk(dir)
		if err != nil {
			t.Fatal(err)
		}
		if left, _ := os.ReadDir(filepath.Join(dir, incoming)); len(left) != 0 {
			t.Fatalf("round %d: %d half-written files after a start", round, len(left))
		}
		seen := map[Key]bool{}
		for info, err := range d.List(t.Context(), "") {
			if err != nil {
				t.Fatal(err)
			}
			seen[info.Key] = true
			if got := digest(t, d, info.Key); got != info.Key.Sum() {
				t.Fatalf("round %d: %s holds %s", round, info.Key, got)
			}
		}
		for k := range acked {
			if !seen[k] {
				t.Fatalf("round %d: %s was acknowledged and is gone", round, k)
			}
		}
		d.Close()
	}
	if leftovers == 0 || len(acked) < 15 {
		t.Errorf("the kills proved nothing: %d half-written files, %d acknowledged", leftovers, len(acked))
	}
}

func digest(t *testing.T, d *Disk, k Key) string {
	t.Helper()
	r, _, err := d.Open(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	k := put(t, d, "before")
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	d.sink = func(*os.File) io.Writer { return full }
	if _, err := d.Put(t.Context(), strings.NewReader("does not fit")); !errors.Is(err, ErrNoSpace) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("Put: %v", err)
	}
	if err := d.Check(t.Context()); !errors.Is(err, ErrNoSpace) {
		t.Errorf("Check: %v", err)
	}
	if read(t, d, k) != "before" {
		t.Error("an earlier blob was harmed")
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}

// A folder of another owner is found by Check and refused by Put. The test may
// run as root, so one thread gives up its rights over files.
func TestUnwritableFolder(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	k := put(t, d, "readable")
	if err := os.Chmod(filepath.Join(dir, incoming), 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(dir, incoming), 0o755) })
	var checkErr, putErr error
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		if os.Geteuid() == 0 {
			const nobody = 65534
			// The store's folders must be reachable for the thread, not writable.
			for _, p := range []string{filepath.Dir(dir), dir} {
				os.Chmod(p, 0o755)
			}
			if err := syscall.Setfsuid(nobody); err != nil {
				t.Error(err)
				return
			}
		}
		checkErr = d.Check(context.Background())
		_, putErr = d.Put(context.Background(), strings.NewReader("x"))
	}()
	<-done
	if !errors.Is(checkErr, ErrNotWritable) {
		t.Errorf("Check: %v", checkErr)
	}
	if !errors.Is(putErr, ErrNotWritable) {
		t.Errorf("Put: %v", putErr)
	}
	if read(t, d, k) != "readable" {
		t.Error("reading must go on")
	}
}
