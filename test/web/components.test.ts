import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import { type Content } from '../../src/web/components/parameters.ts'
import * as components from '../../src/web/components/index.ts'
import { trusted, type Html } from '../../src/web/html.ts'
import { comparable } from './same-markup.ts'

type Options = Record<string, unknown>
interface Fixture {
  name: string
  options: Options
  html: string
}

/** A component of ours, checked against the published fixtures of its govuk-frontend counterpart. */
interface Counterpart {
  make: (options: never) => Html
  /** Options we leave out. */
  without?: readonly string[]
  /** Fixtures we leave out. */
  except?: readonly string[]
  least: number
}

/** Fixtures that leave the limit to a script. */
const NO_LIMIT = [
  'to configure in JavaScript',
  'with neither maxlength nor maxwords set',
  'with neither maxlength, maxwords nor textarea description set',
]

const COUNTERPARTS: Record<string, Counterpart> = {
  'back-link': { make: components.backLink, least: 7 },
  breadcrumbs: { make: components.breadcrumbs, least: 12 },
  button: { make: components.button, least: 38 },
  // words are counted, or the limit set by a script: Chinese has no words to count, and the server knows the limit
  'character-count': {
    make: components.characterCount,
    without: ['maxwords', 'countType', 'wordsUnderLimitText'],
    except: NO_LIMIT,
    least: 18,
  },
  checkboxes: { make: components.checkboxes, least: 40 },
  // parts given one by one instead of as items
  'date-input': { make: components.dateInput, without: ['day', 'month', 'year'], least: 25 },
  details: { make: components.details, least: 10 },
  'error-summary': { make: components.errorSummary, least: 18 },
  fieldset: { make: components.fieldset, least: 17 },
  // the drop zone of the script
  'file-upload': { make: components.fileUpload, without: ['javascript', 'wrapperClasses', 'value'], least: 15 },
  hint: { make: (options: Content & { id?: string }) => components.hint(options, options.id), least: 6 },
  input: { make: components.input, least: 45 },
  'inset-text': { make: components.insetText, least: 6 },
  label: { make: (options: Content & { for?: string }) => components.label(options, options.for), least: 15 },
  'notification-banner': { make: components.notificationBanner, except: ['with invalid type'], least: 19 },
  pagination: { make: components.pagination, least: 14 },
  // the interruption page
  panel: {
    make: components.panel,
    without: ['actions'],
    except: ['interruption, no actions', 'interruption with custom classes'],
    least: 8,
  },
  radios: { make: components.radios, least: 42 },
  // no items, or items whose value is false: our types ask for items with texts or numbers
  select: { make: components.select, except: ['hint', 'with falsy values'], least: 17 },
  // markup of one's own inside the navigation
  'service-navigation': { make: components.serviceNavigation, without: ['slots'], least: 26 },
  'skip-link': { make: components.skipLink, least: 8 },
  'summary-list': { make: components.summaryList, least: 29 },
  table: { make: components.table, least: 20 },
  tag: { make: components.tag, least: 12 },
  textarea: { make: components.textarea, least: 18 },
  'warning-text': { make: components.warningText, least: 8 },
}

function fixturesOf(name: string): Fixture[] {
  const file = fileURLToPath(import.meta.resolve(`govuk-frontend/dist/govuk/components/${name}/fixtures.json`))
  return (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] }).fixtures
}

const isCompared = ({ name, options }: Fixture, { without = [], except = [] }: Counterpart) =>
  !without.some((key) => key in options) && !except.includes(name)

/** Their options as ours: html strings become Html; English; the parts of a date in British order. */
function adapted(name: string, options: Options): Options {
  const own = withHtml(options) as Options
  if (name === 'table') return { responsive: 'none', ...own }
  if (name === 'date-input' && !(own['items'] as unknown[] | undefined)?.length)
    own['items'] = ['day', 'month', 'year'].map((part) => ({ name: part }))
  return { lang: 'en', ...own }
}

function withHtml(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return /^(?:html|.+Html)$/.test(key) ? trusted(value) : value
  if (Array.isArray(value)) return value.map((item) => withHtml(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withHtml(item, name)]))
}

for (const [name, counterpart] of Object.entries(COUNTERPARTS)) {
  describe(name, () => {
    const fixtures = fixturesOf(name).filter((fixture) => isCompared(fixture, counterpart))
    test(`compares at least ${counterpart.least} fixtures`, () =>
      assert.ok(fixtures.length >= counterpart.least, String(fixtures.length)))
    for (const fixture of fixtures) {
      test(fixture.name, () => {
        const made = counterpart.make(adapted(name, fixture.options) as never)
        assert.equal(comparable(String(made)), comparable(fixture.html))
      })
    }
  })
}
