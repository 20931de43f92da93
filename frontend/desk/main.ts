// The scripts of the desk. Each area has a file of its own, which defines
// custom elements; everything they enhance works without them.

import "./list"
import "./length-guide"
import "./pick-list"
import "./account"
import "./media"
import "./fronts"
import "./look"
import "./story"
import "./comments"
import "./bell"
