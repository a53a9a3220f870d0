import Joi from 'joi'
import { type LocalDate } from '../../../law/date.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { optionalDay, requiredDay, textField } from '../office-fields.ts'
import { actPage, type ActLook, type ActPage } from './act-page.ts'

const labels = actMessages('zh-CN').fields

type Kind = 'third-party' | 'co-producer'
type Days = { on: LocalDate; receivedOn: LocalDate | null }
type Words = { partyName: string; information: string; reason: string }

/** A letter stands for the party in the events, which hold no names. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A, B, … Z, AA, AB …: the first not used in this case, voided entries included. */
function nextParty({ view }: ActLook): string {
  const used = new Set(view.kase.history.flatMap(({ event }) => ('party' in event ? [event.party] : [])))
  for (let at = 0; ; at += 1) {
    const letter = (at < 26 ? '' : LETTERS.charAt(Math.floor(at / 26) - 1)) + LETTERS.charAt(at % 26)
    if (!used.has(letter)) return letter
  }
}

/** A party is asked for its opinion; the time is excluded. 条例 arts. 32, 33 (3), 34. */
function consultationPage(kind: Kind): ActPage {
  const name = `${kind}-consultation` as const
  return actPage<Days, Words>({
    name,
    audit: kind === 'third-party' ? 'THIRD_PARTY_CONSULTED' : 'CO_PRODUCER_CONSULTED',
    suggest: ({ today }) => ({ on: today }),
    days: () => Joi.object({ on: requiredDay(labels.on[name]), receivedOn: optionalDay(labels.deliveredOn) }),
    words: () =>
      Joi.object({
        partyName: textField(labels.party, 200),
        information: textField(labels.information, 3000),
        ...(kind === 'third-party' ? { reason: textField(labels.consultReason, 2000) } : { reason: Joi.any().strip() }),
      }),
    act: ({ on, receivedOn }, look) => ({ type: `${kind}-consulted`, on, party: nextParty(look), receivedOn }),
    texts: ({ partyName, information }, _, look) => [
      { kind: 'party', text: `${nextParty(look)}：${partyName}` },
      { kind: 'note', text: information },
    ],
    details: ({ partyName, information, reason }) => ({
      consultedParty: partyName,
      information,
      ...(reason ? { reason } : {}),
    }),
    fields: (form, { lang }) => {
      const t = actMessages(lang).fields
      const fields = formFields(form)
      return html`${fields.input({ name: 'partyName', label: t.party, hint: t.partyHint, autocomplete: 'off' })}
      ${fields.textarea({ name: 'information', label: t.information, hint: t.informationHint, rows: 3 })}
      ${
        kind === 'third-party' &&
        fields.textarea({ name: 'reason', label: t.consultReason, hint: t.consultReasonHint, rows: 3 })
      }
      ${fields.dateField({ name: 'on', label: t.on[name] })}
      ${fields.dateField({ name: 'receivedOn', label: t.deliveredOn, hint: t.deliveredOnHint })}`
    },
  })
}

export const thirdPartyConsultationPage = consultationPage('third-party')
export const coProducerConsultationPage = consultationPage('co-producer')
