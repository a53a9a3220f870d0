/*
 * Boxes drawn on a page with mouse, pen or finger; each goes along with the form below as left, top, width and height in
 * hundredths of the page. Without this file, and by keyboard, the numbers are typed.
 */
const stage = document.querySelector('[data-app-draw]')
const form = document.getElementById('place')
if (stage && form) begin()

function begin() {
  const { words } = stage.dataset
  const text = JSON.parse(words)
  const toggle = document.querySelector('[data-app-draw-toggle]')
  const list = form.querySelector('[data-app-drawn]')
  const said = document.querySelector('[data-app-draw-said]')
  const hold = (on) => {
    stage.classList.toggle('app-draw--on', on)
    toggle.setAttribute('aria-pressed', String(on))
  }
  toggle.hidden = false
  toggle.addEventListener('click', () => hold(toggle.getAttribute('aria-pressed') !== 'true'))
  /* A finger scrolls until drawing is switched on; a mouse has a wheel for that. */
  hold(matchMedia('(pointer: fine)').matches)

  const tell = () => {
    const drawn = list.children.length
    said.textContent = drawn === 0 ? '' : text.drawn.replace('{n}', String(drawn))
    list.hidden = drawn === 0
  }
  const keep = (sides, shown) => {
    const line = document.createElement('li')
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'boxes'
    field.value = sides.join(',')
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'govuk-button govuk-button--secondary app-draw__remove'
    const [left, top] = sides
    remove.textContent = text.remove.replace('{left}', Math.round(left)).replace('{top}', Math.round(top))
    remove.addEventListener('click', () => {
      line.remove()
      shown.remove()
      tell()
      toggle.focus()
    })
    line.append(field, remove)
    list.append(line)
    form.elements.namedItem('page').value = stage.dataset.page
    tell()
  }
  const boxOf = ([left, top, width, height]) => {
    const box = document.createElement('div')
    box.className = 'app-draw__box'
    place(box, left, top, width, height)
    stage.append(box)
    return box
  }
  /* What was drawn before an error is on the page again. */
  for (const field of [...form.querySelectorAll('input[name="boxes"]')]) {
    const sides = field.value.split(',').map(Number)
    field.remove()
    keep(sides, boxOf(sides))
  }
  draw(boxOf, keep)
}

/* Where the pointer is on the page, never beyond its edges. */
function pointOf(event) {
  const { left, top, width, height } = stage.getBoundingClientRect()
  const within = (part) => Math.min(100, Math.max(0, Math.round(part * 1000) / 10))
  return [within((event.clientX - left) / width), within((event.clientY - top) / height)]
}

const LEAST = 0.5

function draw(boxOf, keep) {
  let from = null
  let box = null
  /* One finger draws; what others do meanwhile moves nothing. */
  let pointer = null
  const draws = (event) => from !== null && event.pointerId === pointer
  const sidesTo = ([x, y]) => {
    const tenth = (value) => Math.round(value * 10) / 10
    const [left, top] = [Math.min(from[0], x), Math.min(from[1], y)]
    return [left, top, tenth(Math.max(from[0], x) - left), tenth(Math.max(from[1], y) - top)]
  }
  const stop = () => {
    from = null
    box = null
  }
  stage.addEventListener('pointerdown', (event) => {
    if (!stage.classList.contains('app-draw--on') || event.button !== 0 || from !== null) return
    event.preventDefault()
    pointer = event.pointerId
    stage.setPointerCapture(pointer)
    from = pointOf(event)
    box = boxOf([...from, 0, 0])
  })
  stage.addEventListener('pointermove', (event) => {
    if (draws(event)) place(box, ...sidesTo(pointOf(event)))
  })
  stage.addEventListener('pointerup', (event) => {
    if (!draws(event)) return
    const sides = sidesTo(pointOf(event))
    if (sides[2] >= LEAST && sides[3] >= LEAST) keep(sides, box)
    else box.remove()
    stop()
  })
  stage.addEventListener('pointercancel', (event) => {
    if (!draws(event)) return
    box.remove()
    stop()
  })
  stage.addEventListener('dragstart', (event) => event.preventDefault())
}

function place(box, left, top, width, height) {
  Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` })
}
