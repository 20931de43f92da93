package richtext

import "github.com/tajuk/tajuk/internal/richtext/link"

func checkHref(s string) string { return reasonOf(link.Check(s)) }

func checkPage(s string) string { return reasonOf(link.CheckPage(s)) }

func checkProvider(s string) string {
	if link.Provider(s).Name() == "" {
		return "is not one of youtube, x, instagram, tiktok"
	}
	return ""
}

func reasonOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
