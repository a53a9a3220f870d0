import { randomUUID } from 'node:crypto'
import { type Application, type ApplicationContent } from '../cases/application.ts'
import { type RecordedEvent } from '../cases/events.ts'
import { type Regime } from '../law/rules.ts'
import { caseContext, type CaseSummary } from './case-row.ts'
import { searchTerms } from './search-terms.ts'
import { sealJson, type Sealer } from './sealing.ts'

/** A case about to be stored: everything decided, content already sealed. */
export type CaseToFile = {
  organId: number
  caseId: string
  number: string
  regime: Regime
  application: Pick<Application, 'channel' | 'medium' | 'delivery' | 'submittedOn'> & { applicantKind: string }
  filedAt: Date
  codeHash: Uint8Array | null
  sealedKey: Uint8Array
  sealed: Uint8Array
  searchTerms: readonly string[]
  imported: boolean
  history: readonly RecordedEvent[]
  summary: CaseSummary
}

/** Seals a case's content under a new key of its own and fingerprints what may be searched for. */
export function sealCase(sealer: Sealer, organId: number, content: ApplicationContent) {
  const caseId = randomUUID()
  const context = caseContext(organId, caseId)
  const { key, wrapped } = sealer.newKey(context)
  return {
    caseId,
    key,
    sealedKey: wrapped,
    sealed: sealJson(key, content, context),
    searchTerms: searchTerms(sealer, organId, searchedTexts(content)),
  }
}

/** What words are looked for in, besides the number. */
export function searchedTexts(content: ApplicationContent): string[] {
  const { applicant, agent, title, description, documentNumber, features } = content
  return [applicant.name, applicant.phone, agent?.name, title, description, documentNumber, features].map(
    (text) => text ?? '',
  )
}

/** The number's own terms; known only once it is taken. */
export const numberTerms = (sealer: Sealer, organId: number, number: string): string[] =>
  searchTerms(sealer, organId, [number])
