import { type Today } from '../../services/ledger-service.ts'
import { button, taskRow, taskRows } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { affairsMessages } from '../messages/affairs/messages.ts'
import { formatInstant } from '../messages/dates.ts'
import { type Language } from '../messages/language.ts'
import { officeMessages } from '../messages/office/messages.ts'
import { paths } from '../paths.ts'
import { countOf } from './today-groups.ts'

/** Things a person must look at and close. `csrf` null: may look, not close. */
export function taskList(
  { total, lines }: Today['tasks'],
  { lang, csrf }: { lang: Language; csrf: Html | null },
): Html | false {
  if (total === 0) return false
  const t = officeMessages(lang).today
  const rows = lines.map((task) =>
    taskRow({
      lang,
      href: hrefOf(task),
      title: t.taskKinds[task.kind] ?? t.otherTask,
      number: task.number ?? undefined,
      facts: [...aboutOf(task, lang), t.since(formatInstant(new Date(task.createdAt), lang))],
      action: csrf === null ? undefined : closingForm(task.taskId, csrf, t.closeTask),
    }),
  )
  return html`<section aria-labelledby="tasks">
    <h2 class="govuk-heading-m" id="tasks">${t.tasks} <span class="govuk-caption-m">${countOf(total, lang)}</span></h2>
    ${taskRows(rows)}
  </section>`
}

/** Which mail or job a task is about: an address that takes none fails one after another. */
function aboutOf({ facts }: Today['tasks']['lines'][number], lang: Language): string[] {
  const { letters } = affairsMessages(lang).outbox
  const { jobs } = officeMessages(lang).today
  const [letter, job] = [String(facts['letter'] ?? ''), String(facts['job'] ?? '')]
  return [Object.hasOwn(letters, letter) && `“${letters[letter]}”`, Object.hasOwn(jobs, job) && jobs[job]].flatMap(
    (each) => each || [],
  )
}

/** Where a task is seen to. */
function hrefOf({ number, facts }: Today['tasks']['lines'][number]): string {
  const { outgoingId } = facts
  if (typeof outgoingId === 'string') return paths.outgoingFile(outgoingId)
  return number === null ? paths.outbox() : paths.case(number)
}

const closingForm = (taskId: string, csrf: Html, text: string): Html =>
  html`<form method="post" action="${paths.task(taskId)}">${csrf}${button({ text, classes: 'govuk-button--secondary' })}</form>`
