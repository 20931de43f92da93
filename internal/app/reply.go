package app

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/talk"
	"github.com/tajuk/tajuk/internal/portal"
)

// replies hands what readers demand from the portal, which changes nothing, to
// the newsroom.
type replies struct{ room *newsroom.Newsroom }

// Receive implements portal.Replies.
func (r replies) Receive(ctx context.Context, request news.ReplyRequest, files []portal.ReplyFile) (news.ReplyRequest, error) {
	var in []talk.IncomingFile
	for _, f := range files {
		in = append(in, talk.IncomingFile{Kind: f.Kind, Name: f.Name, Data: f.Data})
	}
	return r.room.ReceiveReply(ctx, request, in)
}
