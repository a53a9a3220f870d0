import { REMEDY_KINDS } from '../../../law/remedies.ts'
import { type RemedyRow } from '../../../services/remedy-service.ts'
import { affairsMessages } from '../../messages/affairs/messages.ts'
import { type Language } from '../../messages/language.ts'

/** What a dispute is called: its kind and the day it began. */
export const remedyTitle = ({ kind, begunOn }: Pick<RemedyRow, 'kind' | 'begunOn'>, lang: Language): string =>
  affairsMessages(lang).remedies.nameOf(REMEDY_KINDS[kind].label, begunOn)
