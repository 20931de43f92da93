// Command screens measures how long the desk takes for its screens: it signs in,
// follows the links from the first screen, takes one address of every shape, and
// asks for each several times. Best on a large archive:
//
//	go run ./bench/archive -data DIR -stories 100000
//	tajuk demo --data DIR >demo.log &
//	go run ./bench/screens -desk http://desk.localhost:8080 -email ... -password ...
//
// A shape is a path without its identifiers, with the names of its parameters.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"
)

func main() {
	desk := flag.String("desk", "http://desk.localhost:8080", "address of the desk")
	email := flag.String("email", "", "who signs in")
	password := flag.String("password", "", "their password")
	times := flag.Int("times", 7, "how often each screen is asked for")
	most := flag.Int("most", 200, "how many shapes to follow")
	begin := flag.String("from", "/", "screens to begin with, with commas between them")
	flag.Parse()
	if err := measure(*desk, *email, *password, *times, *most, strings.Split(*begin, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "screens:", err)
		os.Exit(1)
	}
}

var (
	href = regexp.MustCompile(`href="(/[^"#]*)`)
	id   = regexp.MustCompile(`([/:])[0-9a-z]{10}(/|$)`)
)

// shape is what addresses of the same screen have in common.
func shape(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	var names []string
	for name, values := range u.Query() {
		if values[0] != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return id.ReplaceAllString(u.Path, "$1*$2") + " " + strings.Join(names, ",")
}

type figure struct {
	shape, address string
	status         int
	median, worst  time.Duration
	bytes          int
}

func measure(desk, email, password string, times, most int, queue []string) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	client := &http.Client{Jar: jar, Timeout: time.Minute, Transport: &http.Transport{DialContext: dial}}
	request, err := http.NewRequest("POST", desk+"/signin", strings.NewReader(url.Values{"email": {email}, "password": {password}}.Encode()))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", desk)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	answer, err := client.Do(request)
	if err != nil {
		return err
	}
	answer.Body.Close()
	if answer.Request.URL.Path == "/signin" {
		return fmt.Errorf("%s may not sign in", email)
	}
	seen := map[string]bool{}
	var all []figure
	for len(queue) > 0 && len(all) < most {
		address := queue[0]
		queue = queue[1:]
		key := shape(address)
		if seen[key] || strings.HasPrefix(address, "/assets/") || strings.Contains(address, "signout") {
			continue
		}
		seen[key] = true
		f := figure{shape: key, address: address}
		var spent []time.Duration
		for i := range times {
			began := time.Now()
			answer, err := client.Get(desk + address)
			if err != nil {
				return err
			}
			body, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if err != nil {
				return err
			}
			spent = append(spent, time.Since(began))
			f.status, f.bytes = answer.StatusCode, len(body)
			if i == 0 && strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
				for _, m := range href.FindAllStringSubmatch(string(body), -1) {
					queue = append(queue, strings.ReplaceAll(m[1], "&amp;", "&"))
				}
			}
		}
		slices.Sort(spent)
		f.median, f.worst = spent[len(spent)/2], spent[len(spent)-1]
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b figure) int { return -cmp.Compare(a.median, b.median) })
	fmt.Printf("%10s %10s %7s %9s  %s\n", "median ms", "worst ms", "status", "bytes", "address")
	for _, f := range all {
		fmt.Printf("%10.1f %10.1f %7d %9d  %s\n", ms(f.median), ms(f.worst), f.status, f.bytes, f.address)
	}
	return nil
}

// dial knows the names of the demo's hosts, which not every resolver does.
func dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err == nil && strings.HasSuffix(host, ".localhost") {
		address = net.JoinHostPort("127.0.0.1", port)
	}
	return new(net.Dialer).DialContext(ctx, network, address)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
