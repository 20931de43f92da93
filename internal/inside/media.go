package inside

import (
	"context"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// PictureFilter is one way of looking through the picture library.
type PictureFilter string

// The filters.
const (
	PicturesAll      PictureFilter = "all"
	PicturesMine     PictureFilter = "mine"
	PicturesNoCredit PictureFilter = "credit"
	PicturesNoAlt    PictureFilter = "alt"
	PicturesRights   PictureFilter = "rights" // rights have ended, or end within RightsSoon
	PicturesArchive  PictureFilter = "archive"
	PicturesAI       PictureFilter = "ai"
	PicturesFailed   PictureFilter = "failed"
)

// PictureFilters lists the filters in the order of the tabs.
func PictureFilters() []PictureFilter {
	return []PictureFilter{PicturesAll, PicturesMine, PicturesNoCredit, PicturesNoAlt, PicturesRights, PicturesArchive, PicturesAI, PicturesFailed}
}

// RightsSoon is how long before their end rights are pointed at.
const RightsSoon = 30 * 24 * time.Hour

// PictureQuery asks for a page of pictures.
type PictureQuery struct {
	Filter   PictureFilter
	Site     news.ID // 0: all
	Text     string  // words to look for
	Language string  // of the words
	Before   news.ID
	BeforeAt time.Time // for PicturesRights
}

// Pictures is a page of pictures.
type Pictures struct {
	Assets  []news.Asset
	Next    news.ID // where the next page begins, 0 on the last
	NextAt  time.Time
	NoWords bool // the query has no word to look for
}

// picturePage is how many pictures a page has.
const picturePage = 40

// Pictures returns a page of the library, newest first. The library is the whole
// network's: whoever works anywhere may look through it.
func (r *Reader) Pictures(ctx context.Context, actor news.Actor, q PictureQuery) (Pictures, error) {
	if len(actor.Roles) == 0 {
		return Pictures{}, fault.New(fault.Forbidden, "this account has no role on any site yet")
	}
	if q.Text != "" {
		return r.findPictures(ctx, actor, q)
	}
	sq := store.AssetQuery{Site: q.Site, Before: q.Before, BeforeAt: q.BeforeAt, Until: r.clock.Now().Add(RightsSoon)}
	switch q.Filter {
	case PicturesMine:
		sq.MadeBy = actor.Account
	case PicturesAll, "":
	default:
		sq.Filter = store.AssetFilter(q.Filter)
	}
	assets, err := r.s.AssetPage(ctx, sq, picturePage+1)
	if err != nil {
		return Pictures{}, err
	}
	out := Pictures{Assets: assets}
	if len(assets) > picturePage {
		out.Assets = assets[:picturePage]
		out.Next, out.NextAt = assets[picturePage-1].ID, assets[picturePage-1].RightsUntil
	}
	return out, nil
}

// pictureRounds bounds how far a search with a filter reads on for a full page.
const pictureRounds = 5

func (r *Reader) findPictures(ctx context.Context, actor news.Actor, q PictureQuery) (Pictures, error) {
	out := Pictures{}
	before := q.Before
	for range pictureRounds {
		ids, err := r.find.FindPictures(ctx, r.db.Fresh(), q.Language, q.Text, before, picturePage)
		if err != nil {
			return out, err
		}
		if ids == nil {
			out.NoWords = true
			return out, nil
		}
		assets, err := r.s.OwnAssets(ctx, ids)
		if err != nil {
			return out, err
		}
		for _, id := range ids {
			i := slices.IndexFunc(assets, func(a news.Asset) bool { return a.ID == id })
			if i < 0 || assets[i].ReplacedBy != 0 || !r.matches(actor, q, assets[i]) {
				continue
			}
			if len(out.Assets) == picturePage {
				out.Next = out.Assets[picturePage-1].ID
				return out, nil
			}
			out.Assets = append(out.Assets, assets[i])
		}
		if len(ids) < picturePage {
			return out, nil
		}
		before = ids[len(ids)-1]
	}
	out.Next = before
	return out, nil
}

func (r *Reader) matches(actor news.Actor, q PictureQuery, a news.Asset) bool {
	if q.Site != 0 && a.Site != q.Site {
		return false
	}
	switch q.Filter {
	case PicturesMine:
		return a.MadeBy == actor.Account
	case PicturesNoCredit:
		return a.Credit == ""
	case PicturesNoAlt:
		return a.Alt == ""
	case PicturesRights:
		return a.Expired(r.clock.Now().Add(RightsSoon))
	case PicturesArchive:
		return a.Archive != ""
	case PicturesAI:
		return a.Synthetic()
	case PicturesFailed:
		return a.State == news.AssetFailed
	}
	return true
}

// PicturesByID returns pictures as they are shown, in the order asked for; those
// that do not exist are left out.
func (r *Reader) PicturesByID(ctx context.Context, actor news.Actor, ids []news.ID) ([]news.Asset, error) {
	if len(actor.Roles) == 0 {
		return nil, fault.New(fault.Forbidden, "this account has no role on any site yet")
	}
	assets, err := r.s.Assets(ctx, ids)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(assets, func(a, b news.Asset) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return assets, nil
}

// OwnPictures is PicturesByID without what is shown in the place of others: for
// changing what is said about them.
func (r *Reader) OwnPictures(ctx context.Context, actor news.Actor, ids []news.ID) ([]news.Asset, error) {
	if len(actor.Roles) == 0 {
		return nil, fault.New(fault.Forbidden, "this account has no role on any site yet")
	}
	assets, err := r.s.OwnAssets(ctx, ids)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(assets, func(a, b news.Asset) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return assets, nil
}

// Picture is one picture with all that its screen shows.
type Picture struct {
	news.Asset
	Uses     []PictureUse
	Hidden   int  // uses in stories that the actor may not see
	More     bool // there are more uses than these
	Used     bool
	Alike    []news.Asset
	History  []news.AssetChange
	Names    map[news.ID]string // of the accounts that the screen names
	By       news.Asset         // what is shown in its place; zero for none
	Replaces []news.Asset       // in whose place it is shown
	CanEdit  bool
	CanDrop  bool // may be deleted
}

// PictureUse is a place where a picture stands.
type PictureUse struct {
	news.AssetUse
	Head news.Head // of the story; zero for a page
	Site news.ID   // on which it stands
}

// Bounds of what the screen of a picture shows.
const (
	maxUses    = 200
	maxAlike   = 8
	maxHistory = 50
)

// Picture returns a picture, or a NotFound fault.
func (r *Reader) Picture(ctx context.Context, actor news.Actor, id news.ID) (p Picture, err error) {
	if len(actor.Roles) == 0 {
		return p, fault.New(fault.Forbidden, "this account has no role on any site yet")
	}
	own, err := r.s.OwnAssets(ctx, []news.ID{id})
	if err != nil {
		return p, err
	}
	if len(own) == 0 {
		return p, fault.New(fault.NotFound, "there is no picture %s", id)
	}
	p.Asset, p.CanEdit = own[0], actor.CanEditAsset(own[0])
	if !actor.CanAnywhere(news.ActUpload) {
		p.Licence = "" // what was agreed is for those who bring pictures in
	}
	before, err := r.s.ReplacedBy(ctx, id)
	if err != nil {
		return p, err
	}
	if err := r.uses(ctx, actor, &p, append(before, id)); err != nil {
		return p, err
	}
	if p.Replaces, err = r.s.OwnAssets(ctx, before); err != nil {
		return p, err
	}
	if p.ReplacedBy != 0 {
		by, err := r.s.OwnAssets(ctx, []news.ID{p.ReplacedBy})
		if err != nil {
			return p, err
		}
		if len(by) > 0 {
			p.By = by[0]
		}
	}
	p.CanDrop = p.CanEdit && p.MayDelete(p.Used || len(before) > 0) == nil
	if p.Alike, err = r.alike(ctx, p.Asset); err != nil {
		return p, err
	}
	if p.History, err = r.s.AssetChanges(ctx, id, maxHistory); err != nil {
		return p, err
	}
	accounts := []news.ID{p.MadeBy}
	for _, c := range p.History {
		accounts = append(accounts, c.Actor)
	}
	p.Names, err = r.Names(ctx, accounts...)
	return p, err
}

// Alike returns pictures that may be the same photo as one.
func (r *Reader) Alike(ctx context.Context, id news.ID) ([]news.Asset, error) {
	own, err := r.s.OwnAssets(ctx, []news.ID{id})
	if err != nil || len(own) == 0 {
		return nil, err
	}
	return r.alike(ctx, own[0])
}

func (r *Reader) alike(ctx context.Context, a news.Asset) ([]news.Asset, error) {
	ids, err := r.s.AssetsLike(ctx, a.ID, a.Likeness, maxAlike)
	if err != nil {
		return nil, err
	}
	return r.s.OwnAssets(ctx, ids)
}

func (r *Reader) uses(ctx context.Context, actor news.Actor, p *Picture, assets []news.ID) error {
	uses, err := r.s.AssetUses(ctx, assets, maxUses+1)
	if err != nil {
		return err
	}
	p.Used = len(uses) > 0
	if p.More = len(uses) > maxUses; p.More {
		uses = uses[:maxUses]
	}
	var stories, placements []news.ID
	for _, u := range uses {
		stories = append(stories, u.Story)
		if u.Kind == news.UseLive {
			placements = append(placements, u.Owner)
		}
	}
	heads, err := r.s.Heads(ctx, stories)
	if err != nil {
		return err
	}
	placed, err := r.s.Placements(ctx, placements)
	if err != nil {
		return err
	}
	for _, u := range uses {
		use := PictureUse{AssetUse: u}
		if u.Story == 0 {
			use.Site = u.Owner
			p.Uses = append(p.Uses, use)
			continue
		}
		if _, _, err := r.Placed(ctx, actor, u.Story); err != nil {
			if fault.KindOf(err) != fault.NotFound {
				return err
			}
			p.Hidden++
			continue
		}
		if i := slices.IndexFunc(heads, func(h news.Head) bool { return h.Story == u.Story }); i >= 0 {
			use.Head, use.Site = heads[i], heads[i].Site
		}
		if i := slices.IndexFunc(placed, func(pl news.Placement) bool { return pl.ID == u.Owner }); i >= 0 {
			use.Site = placed[i].Site
		}
		p.Uses = append(p.Uses, use)
	}
	return nil
}
