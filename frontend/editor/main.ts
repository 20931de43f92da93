// The text editor: <story-editor> around a <textarea>.
export {}
