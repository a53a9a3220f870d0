import { type Application } from '../cases/application.ts'
import { type LocalDate, plusDays } from '../law/date.ts'
import { countEnd, countOpened, countSearch, countShown, SEEKING_DAYS } from '../services/already-public.ts'
import { fileDraft } from '../services/draft-filing.ts'
import { addDraftFiles, beginDraft } from '../services/draft-service.ts'
import { type Beat } from './stage.ts'
import { type Subject } from './subjects/subject.ts'

/** So many cases come of the letter. */
export const MATTERS_OF_LETTER = 2

/** One letter of two matters, sent online today by an agent with a letter of authority: two cases, linked. */
export const beatOfLetter = (on: LocalDate, subjects: readonly Subject[]): Beat => ({
  on,
  play: async ({ context, organ }) => {
    const { code } = await beginDraft(context, organ)
    const bytes = Buffer.from('%PDF-1.4\n% specimen of a letter of authority\n%%EOF\n')
    const authority = { name: '授权委托书.pdf', contentType: 'application/pdf', purpose: 'authority', bytes } as const
    await addDraftFiles(context, organ, code, [authority])
    const applications = subjects
      .slice(0, MATTERS_OF_LETTER)
      .map(({ title, description }) => ({ ...LETTER, title, description, submittedOn: on }))
    await fileDraft(context, organ, code, applications)
  },
})

const LETTER = {
  applicant: {
    kind: 'legal-services',
    name: '示例律师事务所',
    creditCode: '91350100M000100Y43',
    legalRepresentative: '沈律',
    contactName: '沈律',
    phone: '0000-5550188',
    email: 'shen@example.org',
    address: '示例省示例市中山路8号',
    postcode: '000000',
  },
  agent: { name: '叶知秋', idType: 'resident-id', idNumber: '11010519491231002X', phone: '0000-5550189' },
  features: '正文和附件都要',
  help: '请用大字版打印',
  identityProof: 'desk',
  documentNumber: null,
  purpose: null,
  privacyNotice: null,
  channel: 'online',
  medium: 'paper',
  delivery: 'post',
} as const satisfies Omit<Application, 'title' | 'description' | 'submittedOn'>

/**
 * What people looked for before they filed, over the last weeks: of nine shown something public, two said that it
 * helped, three opened it and left, one filed nevertheless.
 */
export const beatsOfSearching = (today: LocalDate): Beat[] =>
  Array.from({ length: 12 }, (_, at) => ({
    on: plusDays(today, -1 - SEEKING_DAYS - at),
    play: async ({ context, organ }) => {
      await countSearch(context, organ)
      if (at >= 9) return
      const shown = await countShown(context, organ, null)
      const seeker = at < 5 ? await countOpened(context, organ, shown) : shown
      if (at < 2) await countEnd(context, organ, seeker, 'helped')
      if (at === 5) await countEnd(context, organ, seeker, 'filed')
    },
  }))
