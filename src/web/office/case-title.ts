import { type ApplicationContent } from '../../cases/application.ts'

/** What an application is about in one line: its title, or the beginning of its description. */
export function titleOf(
  { title, description }: Pick<ApplicationContent, 'title' | 'description'>,
  most: number,
): string {
  const text = (title?.trim() || description.trim()).replace(/\s+/g, ' ')
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
