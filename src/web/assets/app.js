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
