// The text editor: <story-editor> around a <textarea>.

import { StoryEditor } from "./element"
import { LeadPhoto } from "./leadphoto"
import { startSync } from "./sync"

document.addEventListener("editor:ready", (event) => {
  const editor = (event as CustomEvent<StoryEditor>).detail
  for (const photo of document.querySelectorAll<LeadPhoto>("lead-photo")) photo.join(editor)
  if (editor.dataset["live"]) startSync(editor)
  if (editor.passages.possible) editor.passages.begin()
})
customElements.define("lead-photo", LeadPhoto)
customElements.define("story-editor", StoryEditor)
