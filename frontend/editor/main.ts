// The text editor: <story-editor> around a <textarea>.
import { startSync } from "./sync"

void startSync
