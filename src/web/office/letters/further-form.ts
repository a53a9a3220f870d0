import Joi from 'joi'
import { parse } from '../../../http/form.ts'
import { type LocalDate } from '../../../law/date.ts'
import { type FurtherLetter } from '../../../letters/called-for.ts'
import { type LetterDetails } from '../../../letters/letter-facts.ts'
import { type CaseView } from '../../../services/case-view.ts'
import { type FurtherInput } from '../../../services/further-letters.ts'
import { formFields, type FormState } from '../../components/index.ts'
import { html, type Html } from '../../html.ts'
import { type Language } from '../../messages/language.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { partyNames } from '../case-history.ts'
import { choiceField, optionalText, requiredDay, textField } from '../office-fields.ts'

const t = letterMessages('zh-CN').further
const FORMS = [
  'corrected',
  'unchanged',
  'transferred',
  'referred',
] as const satisfies readonly LetterDetails['rectification'][]

/** The third parties a case has consulted, as the events name them, with their names. */
function partiesOf(view: Pick<CaseView, 'kase' | 'texts'>): { party: string; name: string }[] {
  const names = partyNames(view)
  const asked = view.kase.standing.flatMap((event) => (event.type === 'third-party-consulted' ? [event.party] : []))
  return [...new Set(asked)].map((party) => ({ party, name: names.get(party) ?? party }))
}

type Typed = { information: string; reason: string } & (
  { party: string } | { rectification: (typeof FORMS)[number]; askedOn: LocalDate; competentBody: string }
)

/** What the form says. @throws Invalid with every problem */
export function typedFurther(kind: FurtherLetter, body: unknown, view: CaseView): FurtherInput {
  const parties = partiesOf(view)
  const own =
    kind === 'third-party-disclosure'
      ? {
          party: choiceField(
            t.fields.party,
            parties.map(({ party }) => party),
          ),
        }
      : {
          rectification: choiceField(t.fields.rectification, FORMS),
          askedOn: requiredDay(t.fields.askedOn),
          competentBody: optionalText(t.fields.competentBody, 100),
        }
  const schema = Joi.object<Typed>({
    ...own,
    information: textField(t.fields.information[kind], 2000),
    reason: textField(t.fields.reason[kind], 3000),
  })
  const typed = parse(schema, body)
  const { information, reason } = typed
  if ('party' in typed) {
    const { party } = typed
    const consultedParty = parties.find((each) => each.party === party)?.name ?? party
    return { kind, party, details: { consultedParty, information, reason } }
  }
  const { rectification, askedOn, competentBody } = typed
  return { kind, party: null, details: { rectification, askedOn, competentBody, information, reason } }
}

/** The fields of one kind of letter. */
export function furtherFields(kind: FurtherLetter, view: CaseView, form: FormState & { lang: Language }): Html {
  const words = letterMessages(form.lang).further
  const fields = formFields(form)
  const long = (name: 'information' | 'reason', rows: number) =>
    fields.textarea({ name, label: words.fields[name][kind], hint: words.hints[name][kind], rows })
  const before =
    kind === 'third-party-disclosure'
      ? fields.radios({
          name: 'party',
          fieldset: { legend: { text: words.fields.party } },
          items: partiesOf(view).map(({ party, name }) => ({ value: party, text: name })),
        })
      : html`${fields.dateField({ name: 'askedOn', label: words.fields.askedOn })}${fields.radios({
          name: 'rectification',
          fieldset: { legend: { text: words.fields.rectification } },
          items: FORMS.map((value) => ({ value, text: words.forms[value] })),
        })}`
  const after = kind === 'rectification' && fields.input({ name: 'competentBody', label: words.fields.competentBody })
  return html`${before}${long('information', 3)}${long('reason', 4)}${after}`
}
