/** Years, joining words and the tails of titles: in nearly every subject, and no help in finding anything. */
const EMPTY_WORDS =
  /(?:20\d\d|[一二三四五六七八九〇零]{4})(?:[-—至](?:20)?\d\d)?(?:学年度?|年度?)?|第?[一二三四]季度|上半年|下半年|\d+月份?|请?(?:提供|公开)|关于|有关|的|和|与|及|、|，|。|；|《|》|使用情况|工作情况|情况|信息|材料|文件|明细|一览表|统计表|[表单]$/g

/** No shorter word says anything by itself. */
const SHORTEST = 2

/**
 * What to look for when somebody names the subject of a request, from strict to loose: all of it; the words that say
 * something; the longest of them. People write whole titles, while what is public is named a little otherwise.
 */
export function subjectQueries(subject: string): string[] {
  const whole = subject.trim()
  const words = whole
    .replace(EMPTY_WORDS, ' ')
    .split(/\s+/)
    .filter((word) => word.length >= SHORTEST)
  const longest = [...words].sort((one, other) => other.length - one.length)[0] ?? ''
  return [...new Set([whole, words.join(' '), longest])].filter((query) => query.length >= SHORTEST)
}
