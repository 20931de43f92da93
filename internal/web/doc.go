// Package web is what the doors (portal, desk, API) have in common: handlers
// that return errors, the pages shown for them, limits on what comes in,
// security headers, and a server that stops without
// dropping anyone.
//
// A door composes it like this, outermost first:
//
//	door := web.NewDoor(web.DoorConfig{Log: log, Errors: pages})
//	handler := web.Chain(mux,
//		door.Observe,                      // request id, access log, panics
//		web.Security{CSP: csp}.Headers(),  // on every answer, errors included
//		door.Limit(web.Limits{}),          // 400, 413, 414
//		door.Methods("GET", "HEAD"),       // 405
//	)
//	mux.Handle("/", door.Handle(func(w http.ResponseWriter, r *http.Request) error { ... }))
//
// Nothing is carried in a request's context. The request id travels in the
// header it came in ([RequestID]); what the access log tells beyond the request
// is noted in the response writer ([NoteCache]).
//
// handler.go holds the door and its handlers, failure.go the way from an error
// to a page, observe.go the outermost layer, limits.go and security.go the
// others, entry.go the bridge to the page cache,
// host.go and client.go who is asked and who asks, server.go and
// health.go the process.
package web
