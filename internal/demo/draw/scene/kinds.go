// Package scene draws quiet editorial illustrations: places and situations in
// a few flat colours, composed anew for every seed. They hold no text and no
// likeness of anybody.
package scene

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
	"github.com/tajuk/tajuk/internal/demo/draw/props"
)

// An Order says what to draw. An empty Motif or Light leaves it to the Seed.
type Order struct {
	Kind, Motif, Light string
	Seed               uint64
	Accent             paint.Ink
}

// Kinds returns the kinds of scenes in alphabetical order.
func Kinds() []string { return slices.Sorted(maps.Keys(kinds())) }

// Motifs returns the compositions of a kind, none for an unknown one.
func Motifs(kind string) []string {
	var names []string
	for _, m := range kinds()[kind] {
		names = append(names, m.name)
	}
	return names
}

// Draw draws the scene with the brush, Width by Height units. It refuses a
// kind, motif or light that it does not know before it paints anything.
func Draw(b paint.Brush, o Order) error {
	motifs := kinds()[o.Kind]
	if motifs == nil {
		return fmt.Errorf("scene %q", o.Kind)
	}
	r := rand.New(rand.NewPCG(o.Seed, 0x5a6172a))
	m := motifs[r.IntN(len(motifs))]
	if o.Motif != "" {
		i := slices.IndexFunc(motifs, func(m motif) bool { return m.name == o.Motif })
		if i < 0 {
			return fmt.Errorf("motif %q, want one of %s", o.Motif, strings.Join(Motifs(o.Kind), ", "))
		}
		m = motifs[i]
	}
	lights := strings.Fields(m.lights)
	light := lights[r.IntN(len(lights))]
	if o.Light != "" {
		light = o.Light
		if all := props.Lights(); !slices.Contains(all, light) {
			return fmt.Errorf("light %q, want one of %s", light, strings.Join(all, ", "))
		}
	}
	s := &scene{props.Kit{Brush: b, Rand: r, Palette: props.NewPalette(r, light, o.Accent)}}
	if s.Chance(0.5) {
		s.Brush = s.At(Width, 0, 1).Stretch(-1, 1)
	}
	m.draw(s)
	return nil
}

// A motif is one composition of a kind with the lights that suit it.
type motif struct {
	name   string
	lights string
	draw   func(*scene)
}

// The lights that motifs choose from; those named twice come more often.
const (
	anyLight = "dawn day day dusk"
	outdoors = "dawn day day"
	allDay   = "dawn day day dusk night"
	evening  = "dusk night"
)

// kinds returns the motifs of every kind.
func kinds() map[string][]motif {
	return map[string][]motif{
		"mountain": {
			{"road", outdoors, (*scene).mountainRoad},
			{"lake", anyLight, (*scene).mountainLake},
			{"mist", anyLight, (*scene).mountainMist},
			{"farm", outdoors, (*scene).mountainFarm},
			{"volcano", anyLight, (*scene).volcano},
		},
		"skyline": {
			{"towers", allDay, (*scene).skylineTowers},
			{"low", anyLight, (*scene).skylineLow},
			{"hall", anyLight, (*scene).skylineHall},
		},
		"road": {
			{"flood", outdoors, (*scene).roadFlood},
			{"uphill", outdoors, (*scene).roadUphill},
			{"works", outdoors, (*scene).roadWorks},
			{"bus", anyLight, (*scene).roadBus},
			{"parked", anyLight, (*scene).roadParked},
			{"quiet", outdoors, (*scene).roadQuiet},
		},
		"rain": {
			{"flood", outdoors, (*scene).rainFlood},
			{"city", evening, (*scene).rainCity},
			{"alley", outdoors, (*scene).rainAlley},
			{"canal", outdoors, (*scene).rainCanal},
		},
		"train": {
			{"flood", outdoors, (*scene).trainFlood},
			{"station", outdoors, (*scene).trainStation},
		},
		"market": {
			{"stalls", outdoors, (*scene).marketStalls},
			{"hall", anyLight, (*scene).marketHall},
			{"zinc", anyLight, (*scene).marketZinc},
			{"crowd", outdoors, (*scene).marketCrowd},
			{"fish", outdoors, (*scene).marketFish},
			{"empty", outdoors, (*scene).marketEmpty},
			{"warung", anyLight, (*scene).marketWarung},
			{"old", outdoors, (*scene).marketOld},
		},
		"stadium": {
			{"full", evening, (*scene).stadiumNight},
			{"empty", outdoors, (*scene).stadiumEmpty},
			{"smoke", evening, (*scene).stadiumSmoke},
			{"pitch", anyLight, (*scene).stadiumPitch},
		},
		"school": {
			{"yard", anyLight, (*scene).schoolYard},
			{"storeys", outdoors, (*scene).schoolStoreys},
			{"hill", outdoors, (*scene).schoolHill},
			{"island", outdoors, (*scene).schoolIsland},
		},
		"hospital": {
			{"clinic", anyLight, (*scene).hospitalClinic},
			{"wing", allDay, (*scene).hospitalWing},
			{"afloat", anyLight, (*scene).hospitalAfloat},
		},
		"factory": {
			{"river", anyLight, (*scene).factoryRiver},
			{"warehouse", anyLight, (*scene).factoryWarehouse},
			{"small", outdoors, (*scene).factorySmall},
		},
		"court": {
			{"bench", outdoors, (*scene).courtBench},
			{"house", anyLight, (*scene).courtHouse},
		},
		"ballot": {
			{"booth", outdoors, (*scene).ballotBooth},
			{"count", outdoors, (*scene).ballotCount},
			{"box", outdoors, (*scene).ballotOne},
		},
		"portrait-pair": {
			{"heads", anyLight, (*scene).pairHeads},
			{"seated", outdoors, (*scene).pairSeated},
			{"podium", anyLight, (*scene).pairPodium},
		},
		"stage": {
			{"ceremony", outdoors, (*scene).stageCeremony},
			{"wayang", evening, (*scene).stageWayang},
			{"well", evening, (*scene).stageWell},
			{"lights", anyLight, (*scene).stageLights},
			{"lamp", evening, (*scene).stageLamp},
		},
		"forest": {
			{"mist", anyLight, (*scene).forestMist},
			{"peat", anyLight, (*scene).forestPeat},
			{"sago", anyLight, (*scene).forestSago},
			{"path", outdoors, (*scene).forestPath},
		},
		"harbour": {
			{"ship", anyLight, (*scene).harbourShip},
			{"cranes", anyLight, (*scene).harbourCranes},
			{"masts", anyLight, (*scene).harbourMasts},
			{"village", anyLight, (*scene).harbourVillage},
			{"beach", anyLight, (*scene).harbourBeach},
			{"bay", anyLight, (*scene).harbourBay},
		},
		"reef": {
			{"coral", outdoors, (*scene).reefCoral},
			{"nursery", outdoors, (*scene).reefNursery},
			{"turtle", outdoors, (*scene).reefTurtle},
			{"shore", outdoors, (*scene).reefShore},
		},
		"field": {
			{"paddy", anyLight, (*scene).fieldPaddy},
			{"canal", outdoors, (*scene).fieldCanal},
			{"salt", anyLight, (*scene).fieldSalt},
			{"pasture", anyLight, (*scene).fieldPasture},
			{"terrace", outdoors, (*scene).fieldTerrace},
			{"plot", outdoors, (*scene).fieldPlot},
		},
	}
}
