import { type Finding, type FindingKind, type Severity } from '../documents/release-gate/finding.ts'
import { type FileInput } from './attachment-service.ts'
import { Refused } from './errors.ts'

/** All findings of one kind in a file; `field` takes the reason why they may leave, `reason` is the one given. */
export type HeldFinding = {
  kind: FindingKind
  severity: Severity
  label: string
  places: readonly Finding[]
  field: string
  reason: string | null
  /** Who agreed to it as the second person. */
  second: string | null
}

/**
 * A file that may not leave as it is; `refusal` says why it cannot be checked at all. `asks`: whether a reason typed
 * here will do, or a second person must agree. `outgoingId`: where it is kept to be mended.
 */
export type HeldFile = {
  name: string
  refusal: string | null
  findings: readonly HeldFinding[]
  found: readonly Finding[]
  file: FileInput
  asks: 'reason' | 'second-person'
  outgoingId?: string
}

/** Files hold what should not leave unseen, and nobody has taken it upon himself yet. */
export class FilesHeld extends Refused {
  readonly files: readonly HeldFile[]
  constructor(files: readonly HeldFile[]) {
    super(files.map(({ name }) => name).join('、'))
    this.files = files
  }
}
