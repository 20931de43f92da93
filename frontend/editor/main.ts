// The text editor: <story-editor> around a <textarea>.

import { StoryEditor } from "./element"
import { startSync } from "./sync"

document.addEventListener("editor:ready", (event) => {
  const editor = (event as CustomEvent<StoryEditor>).detail
  if (editor.dataset["live"]) startSync(editor)
})
customElements.define("story-editor", StoryEditor)
