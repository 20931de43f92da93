//go:build unix

package blob

import (
	"errors"
	"os"
	"syscall"
)

// lockFile marks a temporary file as being written. The kernel drops the mark
// when the process dies, however it dies.
func lockFile(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}

// tryLock reports whether nobody is writing f.
func tryLock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

// tryWrite takes the lock of a file that comes in piece by piece.
func tryWrite(f *os.File) (bool, error) { return tryLock(f) }
