/* Progressive enhancement only: every page works without this file. */
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from './govuk-frontend.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

createAll(Button, { preventDoubleClick: true })
for (const component of [CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink]) {
  createAll(component)
}

for (const button of document.querySelectorAll('[data-app-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

/* The size of text changes where the reader is: nothing typed or chosen is lost, and the choice is kept for other pages. */
for (const change of document.querySelectorAll('[data-app-size]')) {
  change.addEventListener('click', (event) => {
    const { appSize, appOther } = change.dataset
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    fetch(`/display?text=${appSize}`, { method: 'POST', redirect: 'manual' }).catch(() => {})
    document.documentElement.classList.toggle('app--large', appSize === 'large')
    change.dataset.appSize = appSize === 'large' ? 'standard' : 'large'
    change.dataset.appOther = change.textContent.trim()
    change.textContent = appOther
  })
}

/* The library marks radios as expanded, which ARIA does not know for radios; what is revealed stands right below. */
function withoutExpanded() {
  for (const radio of document.querySelectorAll('.govuk-radios__input[aria-expanded]')) radio.removeAttribute('aria-expanded')
}
withoutExpanded()
document.addEventListener('click', withoutExpanded)
window.addEventListener('pageshow', withoutExpanded)

/* An open menu of the office closes by Escape and by a click elsewhere, as menus do. */
const openMenus = () => document.querySelectorAll('.app-menu__group[open]')
document.addEventListener('click', (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const menu of openMenus()) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})

/* While somebody types what they look for, what is already public is offered below the field. */
for (const field of document.querySelectorAll('[data-app-suggest]')) {
  const offered = document.createElement('div')
  offered.className = 'app-suggestions'
  offered.setAttribute('aria-live', 'polite')
  field.insertAdjacentElement('afterend', offered)
  let timer = 0
  let asked = ''
  const show = (parts) => {
    offered.textContent = ''
    offered.append(...parts)
  }
  const offer = async () => {
    const words = field.value.trim()
    if (words === asked) return
    asked = words
    if (words.length < 2) return show([])
    try {
      const body = new URLSearchParams({ q: words.slice(0, 100) })
      const answer = await fetch(field.dataset.appSuggest, { method: 'POST', body })
      const found = answer.ok ? await answer.json() : { suggestions: [] }
      if (words === asked) show(found.suggestions.length > 0 ? listOf(found) : [])
    } catch {
      show([])
    }
  }
  field.addEventListener('input', (event) => {
    clearTimeout(timer)
    if (!event.isComposing) timer = setTimeout(offer, 250)
  })
  field.addEventListener('compositionend', offer)
}

function listOf({ heading, suggestions, more }) {
  const title = document.createElement('p')
  title.className = 'app-suggestions__heading'
  title.textContent = heading
  const list = document.createElement('ul')
  list.className = 'govuk-list'
  for (const { kind, title: text, href } of [...suggestions, { kind: '', title: more.text, href: more.href }]) {
    const line = document.createElement('li')
    const link = document.createElement('a')
    link.className = 'govuk-link'
    link.href = href
    link.textContent = text
    line.append(link)
    if (kind) {
      const mark = document.createElement('span')
      mark.className = 'app-suggestions__kind'
      mark.textContent = kind
      line.append(' ', mark)
    }
    list.append(line)
  }
  return [title, list]
}

/* While the subject of a request is typed: what is public already and the right door. Posted, because it may name somebody. */
for (const field of document.querySelectorAll('[data-app-already]')) {
  const shown = document.getElementById('already')
  let timer = 0
  let asked = ''
  const ask = async () => {
    const title = field.value.trim()
    if (title === asked) return
    asked = title
    let found = ''
    try {
      const body = new URLSearchParams({ title: title.slice(0, 200) })
      const answer = title.length < 2 ? null : await fetch(field.dataset.appAlready, { method: 'POST', body })
      if (answer?.ok) found = await answer.text()
    } catch {
      /* The step after this page shows the same. */
    }
    if (title === asked) shown.innerHTML = found
  }
  field.addEventListener('input', (event) => {
    clearTimeout(timer)
    if (!event.isComposing) timer = setTimeout(ask, 350)
  })
  field.addEventListener('compositionend', ask)
  if (field.value) ask()
}

/*
 * A question's page that could not be sent (no network, a server that fails) keeps what was typed in this tab, so that
 * it is there again when the page is shown again. The page that comes after it forgets it.
 */
const stored = (() => {
  try {
    return window.sessionStorage
  } catch {
    /* A browser that lets no page keep anything. */
    return { getItem: () => null, setItem() {}, removeItem() {} }
  }
})()
const forgetTyped = (but) => {
  for (const key of Object.keys(stored)) if (key.startsWith('typed ') && key !== but) stored.removeItem(key)
}
if (document.querySelector('[data-app-forget]')) forgetTyped()
for (const form of document.querySelectorAll('form[data-app-keep]')) {
  const key = `typed ${new URL(form.action).pathname}${new URL(form.action).search}`
  const fields = [...form.elements].filter((each) => each.name && !['file', 'hidden', 'submit', 'button'].includes(each.type))
  const restore = () => {
    for (const [name, type, value, checked] of JSON.parse(stored.getItem(key) ?? '[]')) {
      const field = fields.find((each) => each.name === name && (type !== 'radio' && type !== 'checkbox' || each.value === value))
      if (!field) continue
      if (type === 'radio' || type === 'checkbox') field.checked = checked
      else field.value = value
    }
  }
  /* Errors come back with the page that was sent; only a page asked for anew needs what was kept. */
  if (!form.closest('main').querySelector('.govuk-error-summary:not(#offline)')) restore()
  forgetTyped(key)
  const keep = () => {
    const typed = fields.map(({ name, type, value, checked }) => [name, type, value, checked])
    stored.setItem(key, JSON.stringify(typed))
  }
  form.addEventListener('submit', (event) => {
    keep()
    const notice = document.getElementById('offline')
    if (navigator.onLine) return
    event.preventDefault()
    notice.hidden = false
    notice.focus()
  })
}

/* A turn waited for comes by itself; a browser that sleeps meanwhile goes by its clock. */
for (const form of document.querySelectorAll('[data-app-turn]')) {
  const comes = Date.now() + Number(form.dataset.appTurn) * 1000
  const left = form.querySelector('[data-app-turn-left]')
  left.hidden = false
  const timer = setInterval(() => {
    const seconds = Math.max(0, Math.ceil((comes - Date.now()) / 1000))
    left.querySelector('[role=timer]').textContent = String(seconds)
    if (seconds > 0 || !navigator.onLine) return
    clearInterval(timer)
    form.submit()
  }, 1000)
}

/* Keyboard shortcuts of the office, where the page says they are on. Never inside fields, never with a modifier. */
const keysAreOn = document.querySelector('[data-app-key="?"]')
const inField = (target) => target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')
const rowsOfPage = () => [...document.querySelectorAll('main tbody tr, .app-task')].filter((row) => row.querySelector('a'))

function stepRow(by) {
  const rows = rowsOfPage()
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)]
  next?.querySelector('a').focus()
}

/* The acts a page lists: the first nine by their digit, the next ten by 0 and a digit. Each shows its keys beside it. */
const actsOfPage = () => [...document.querySelectorAll('.app-acts__list a')]
if (keysAreOn)
  for (const [at, act] of actsOfPage().slice(0, 19).entries()) {
    for (const key of at < 9 ? [at + 1] : [0, at - 9]) {
      const hint = document.createElement('kbd')
      hint.className = 'app-key app-key--hint'
      hint.setAttribute('aria-hidden', 'true')
      hint.textContent = key
      act.before(hint, ' ')
    }
  }

const press = (selector) => document.querySelector(selector)?.click()
const KEYS = {
  '?': () => press('[data-app-key="?"]'),
  '/': () => document.getElementById('site-search')?.focus(),
  j: () => stepRow(1),
  k: () => stepRow(-1),
  x: () => rowsOfPage().find((row) => row.contains(document.activeElement))?.querySelector('input[type=checkbox]')?.click(),
  ']': () => press('.govuk-pagination__next a'),
  u: () => press('.govuk-back-link'),
  e: () => press('nav.app-acts .govuk-button'),
  i: () => document.querySelector('#form input:not([type=hidden]), #form select, #form textarea')?.focus(),
  p: () => press('[data-app-print]'),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [n, () => actsOfPage()[n - 1]?.click()])),
}

let afterG = 0
let afterZero = 0
function shortcut(event) {
  if (event.ctrlKey && event.key === 'Enter') return () => (event.target.closest('form') ?? document.getElementById('form'))?.requestSubmit()
  if (event.ctrlKey || event.altKey || event.metaKey || inField(event.target)) return undefined
  const place = event.timeStamp - afterG < 1500 && document.querySelector(`[data-app-key="g ${CSS.escape(event.key)}"]`)
  const further = event.timeStamp - afterZero < 1500 && /^[0-9]$/.test(event.key) && actsOfPage()[9 + Number(event.key)]
  afterG = event.key === 'g' ? event.timeStamp : 0
  afterZero = event.key === '0' && !further ? event.timeStamp : 0
  if (further) return () => further.click()
  if (place) return () => place.click()
  const named = document.querySelector(`[data-app-key="${CSS.escape(event.key)}"]`)
  return named ? () => named.click() : KEYS[event.key]
}
if (keysAreOn)
  document.addEventListener('keydown', (event) => {
    const act = shortcut(event)
    if (!act) return
    event.preventDefault()
    act()
  })
