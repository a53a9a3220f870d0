import Joi from 'joi'
import { awaitedParties } from '../../../cases/agenda.ts'
import { type LocalDate } from '../../../law/date.ts'
import { formFields } from '../../components/index.ts'
import { html } from '../../html.ts'
import { actMessages } from '../../messages/office/acts/messages.ts'
import { sharedMessages } from '../../messages/shared/messages.ts'
import { partyNames } from '../case-history.ts'
import { choiceField, optionalText, requiredDay } from '../office-fields.ts'
import { actPage, type ActLook, type ActPage } from './act-page.ts'
import { filesField } from './files-field.ts'

const labels = actMessages('zh-CN').fields

type Kind = 'third-party' | 'co-producer'
const STANCES = ['agree', 'object', 'partly'] as const
type Words = { stance: (typeof STANCES)[number]; opinion: string }

const awaited = ({ view }: ActLook, kind: Kind) => awaitedParties(view.clock).filter((each) => each.kind === kind)

/** The opinion of a party that was asked, whichever way it goes. 条例 arts. 32, 34. */
function opinionPage(kind: Kind): ActPage {
  const name = `${kind}-opinion` as const
  return actPage<{ on: LocalDate; party: string }, Words>({
    name,
    audit: kind === 'third-party' ? 'THIRD_PARTY_ANSWERED' : 'CO_PRODUCER_ANSWERED',
    takesFiles: true,
    suggest: (look) => ({ on: look.today, party: awaited(look, kind)[0]?.party ?? '' }),
    days: () =>
      Joi.object({
        on: requiredDay(labels.on[name]),
        party: Joi.string()
          .max(200)
          .required()
          .messages({ '*': sharedMessages('zh-CN').error.choose(labels.opinionOf) }),
      }),
    words: () =>
      Joi.object({ stance: choiceField(labels.stance, STANCES), opinion: optionalText(labels.opinion, 5000) }),
    act: ({ on, party }) => ({ type: `${kind}-answered`, on, party }),
    texts: ({ stance, opinion }) => {
      const said = actMessages('zh-CN').stances[stance]
      return [{ kind: 'opinion', text: opinion ? `${said}。${opinion}` : said }]
    },
    fields: (form, look) => {
      const { fields: t, stances } = actMessages(look.lang)
      const fields = formFields(form)
      const names = partyNames(look.view)
      const parties = awaited(look, kind).map(({ party }) => ({ value: party, text: names.get(party) ?? party }))
      const items = STANCES.map((value) => ({ value, text: stances[value] }))
      return html`${fields.radios({ name: 'party', fieldset: { legend: t.opinionOf }, items: parties })}
      ${fields.radios({ name: 'stance', fieldset: { legend: t.stance }, items })}
      ${fields.textarea({ name: 'opinion', label: t.opinion, hint: t.opinionHint })}
      ${fields.dateField({ name: 'on', label: t.on[name] })}${filesField(form, t.files, t.filesHint)}`
    },
  })
}

export const thirdPartyOpinionPage = opinionPage('third-party')
export const coProducerOpinionPage = opinionPage('co-producer')
