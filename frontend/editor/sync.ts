// The sync layer: keeps the text and its fields together with those of
// colleagues. main.ts calls startSync once for each editor that names a live
// address (data-live).

import type { Editor } from "./types"

export function startSync(editor: Editor): void {
  void editor
}
