// What the parts of the editor know of each other, and what the sync layer
// (sync*.ts) is given. Nothing here runs.

import type { Node, Schema } from "prosemirror-model"
import type { EditorState, Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Words } from "../desk/words"

/** The element <story-editor>, once it is set up. */
export interface Editor extends HTMLElement {
  readonly view: EditorView
  readonly schema: Schema
  /** The words of the interface, in the language of the page. */
  readonly words: Words
  /** The form around the element. */
  readonly form: HTMLFormElement | null
  /**
   * The fields beside the body: every control of the form with data-field, by
   * that name. Read anew at each call, since the page may change.
   */
  fields(): Field[]
  /**
   * Starts over with another document, for example the authority's: a new
   * state with empty history, the editor's own plugins first, then these.
   */
  reset(doc: Node, plugins?: readonly Plugin[]): void
  /**
   * Replaces the state as it is. Used for transactions that come from
   * elsewhere: editor.view.dispatch works as well, this is for reconfigured
   * states.
   */
  update(state: EditorState): void
  /** A document of the schema, checked; throws RangeError. */
  parse(json: unknown): Node
  /** A line below the text, read out politely: "saved", "offline" ... */
  status(text: string, kind?: "calm" | "busy" | "warning"): void
}

/** One field beside the body: headline, lead, kicker, section, tags ... */
export interface Field {
  readonly name: string
  readonly control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
  /** Text of an input, value of a select, "1" or "" of a checkbox; a select with several values joins them with newlines. */
  get(): string
  /**
   * Sets the value that came from elsewhere. The caret of a focused text stays
   * before the same characters where it can. Elements that follow the control
   * (length guide, pick list) are told by an event "field:set", and no input
   * event is sent, so that nothing is echoed.
   */
  set(value: string): void
}

/**
 * Events, all bubbling from the element:
 *
 *   editor:ready   the view stands; detail is the Editor. startSync is called
 *                  right after.
 *   editor:change  the document changed; detail.remote tells whether the change
 *                  came from elsewhere (transaction meta "remote").
 *   editor:upload  detail.count uploads are under way.
 *
 * Fields send the plain input and change events.
 */
export interface EditorEvents {
  "editor:ready": CustomEvent<Editor>
  "editor:change": CustomEvent<{ remote: boolean }>
  "editor:upload": CustomEvent<{ count: number }>
}

/** Set on transactions of other people, so that the editor leaves typography alone. */
export const REMOTE = "remote"
