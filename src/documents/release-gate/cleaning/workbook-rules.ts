import { keepsKind } from './choices.ts'
import { type PackageCleaning } from './package-cleaning.ts'
import { drop, nearest, type Element, type Rules, type Told } from './rewrite-xml.ts'

/** Numbers of sheets that count from the first one shown. */
const SHEETS_COUNTED = ['activeTab', 'firstSheet']
/** Sheets' names may not hold these. */
const FORBIDDEN_IN_NAMES = /\*/g

/** The list of sheets and names, without what goes; names that belong to one sheet are counted anew. */
export function workbookRules(cleaning: PackageCleaning): Rules {
  const { choices, removedSheets } = cleaning
  const places: (number | null)[] = []
  let sheets = 0
  return {
    open(element, told) {
      const { name, attributes } = element
      if (name === 'sheet') openSheet(element, told)
      else if (name === 'definedName') openName(element)
      else if (name === 'workbookView') for (const each of SHEETS_COUNTED) delete attributes[each]
      else if (name === 'absPath' && told.length > 0) drop(nearest(element, /^AlternateContent$/) ?? element)
      else if (name === 'fileSharing' && !keepsKind(choices, 'author')) drop(element)
    },
    close(element, told) {
      if (element.name !== 'definedName') return
      const refers = [...removedSheets].some((each) => element.text.includes(each))
      if (refers || told.length > 0) drop(element)
    },
  }

  function openSheet(sheet: Element, told: readonly Told[]): void {
    const name = sheet.attributes['name'] ?? ''
    const goes = removedSheets.has(name)
    places.push(goes ? null : sheets++)
    if (goes) return drop(sheet)
    const whole = told.find(({ text }) => text === name)
    if (whole?.found) sheet.attributes['name'] = maskedName(name, whole)
  }

  function openName(element: Element): void {
    const local = element.attributes['localSheetId']
    if (local === undefined) return
    const place = places[Number(local)] ?? null
    if (place === null) drop(element)
    else element.attributes['localSheetId'] = String(place)
  }
}

const maskedName = (name: string, { found = [] }: Told): string =>
  found
    .reduceRight((all, { from, to, masked }) => all.slice(0, from) + masked + all.slice(to), name)
    .replace(FORBIDDEN_IN_NAMES, '×')

/** Tables that a data source fills become plain ones. */
export const tableRules = ({ choices }: PackageCleaning): Rules => ({
  open({ name, attributes }) {
    if (keepsKind(choices, 'external-link')) return
    if (name === 'table' && attributes['tableType'] === 'queryTable') delete attributes['tableType']
    delete attributes['queryTableFieldId']
  },
})
