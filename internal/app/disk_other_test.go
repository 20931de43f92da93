//go:build !linux

package app_test

// Only Linux lets a test fill a disk.
const fullDir = "TAJUK_FULL_DIR"

func workOnFullDisk() int { return 1 }
