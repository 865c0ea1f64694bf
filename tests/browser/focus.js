// Runs in a page: where Tab has been, and what is wrong with that. The rules of focus.py, which calls this.
([elsewhere, forPointers]) => {
  const stops = [], looks = [], unchanged = new Set(), used = new Set()
  const matched = (it, selectors) => selectors.find(one => it.closest(one))
  const named = it => it.outerHTML.slice(0, 100)
  // A link that wraps may begin with an empty box at the end of a line.
  const start = it => [...it.getClientRects()].find(one => one.width > 1) || it.getBoundingClientRect()
  const hit = (it, x, y) => {
    const top = document.elementFromPoint(x, y)
    return !!top && (it.contains(top) || top.contains(it) && top.matches("a, button, label"))
  }
  const seen = it => {
    const box = start(it)
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth)
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight)
    return right - left > 1 && bottom - top > 1 &&
      hit(it, (left + right) / 2, top + Math.min((bottom - top) / 2, 12))
  }
  const marked = it => {
    const around = it.closest(".md-search__form") || it
    const ring = [it, around].some(one => {
      const its = getComputedStyle(one)
      const line = its.outlineStyle === "auto" || parseFloat(its.outlineWidth) >= 2
      return (its.outlineStyle !== "none" && line) || its.boxShadow !== "none"
    })
    return ring || (it.matches(".md-search__input") && getComputedStyle(it).caretColor !== "transparent")
  }
  const look = it => [it, it.closest(".md-search__form") || it].map(one => {
    const its = getComputedStyle(one)
    return [its.outline, its.boxShadow, its.backgroundColor, its.borderColor].join()
  }).join()
  // What looks the same now that the focus has gone on was never marked by it.
  const compare = () => {
    const last = stops.length - 1
    if (last >= 0 && stops[last] !== document.activeElement && look(stops[last]) === looks[last])
      unchanged.add(stops[last])
  }

  // Where a block stands on the page. What is fixed to the head of the window comes before all, to its foot
  // after all; a panel that comes out over the page is a page of its own and stands nowhere.
  const FAR = 1e6
  const block = (it, stop) => {
    let fixed = stop
    while (fixed !== it && getComputedStyle(fixed).position !== "fixed") fixed = fixed.parentElement
    const box = fixed.getBoundingClientRect()
    if (getComputedStyle(fixed).position !== "fixed") return box
    if (box.height > innerHeight / 2 || box.right <= 0 || box.left >= innerWidth) return null
    const away = box.top + box.height / 2 < innerHeight / 2 ? -FAR : FAR
    return new DOMRect(box.x, box.y + away, box.width, box.height)
  }
  const sameRow = (a, b) =>
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2
  const back = (a, b, direction, columns) => {
    const behind = direction === "rtl" ? b.left >= a.right - 2 : b.right <= a.left + 2
    const ahead = direction === "rtl" ? b.right <= a.left + 2 : b.left >= a.right - 2
    return sameRow(a, b) ? behind : b.top < a.top && !(columns && ahead)
  }
  const backward = (a, b) => {
    if (a.contains(b)) return false
    let both = a.parentElement
    while (!both.contains(b)) both = both.parentElement
    const child = it => { while (it.parentElement !== both) it = it.parentElement; return it }
    const x = child(a), y = child(b), direction = getComputedStyle(both).direction
    const flows = [x, y].some(it => getComputedStyle(it).display.startsWith("inline"))
    const from = flows ? start(a) : block(x, a), to = flows ? start(b) : block(y, b)
    if (!from || !to) return false
    return back(from, to, direction, getComputedStyle(both).columnCount !== "auto")
  }

  // What a pointer can use: what is made for it, and whatever shows a hand.
  const PRESSED = "a[href], button, input:not([type=hidden]), select, textarea, summary, label, [role=button]"
  const SHOWN = {opacityProperty: true, visibilityProperty: true}
  const hand = it => getComputedStyle(it).cursor === "pointer"
  const usable = it =>
    !it.disabled && it.checkVisibility(SHOWN) && getComputedStyle(it).pointerEvents !== "none"
  const pressed = () => [...document.querySelectorAll("body *")]
    .filter(it => (it.matches(PRESSED) || (hand(it) && !hand(it.parentElement))) && usable(it))
  const chosen = it => stops.includes(it) ||
    (it.type === "radio" && stops.some(one => one.type === "radio" && one.name === it.name))
  // A link to where a stop leads as well needs no stop of its own.
  const standsFor = (stop, it) => it.contains(stop) || (stop.contains(it) && stop.matches(PRESSED)) ||
    (!!it.href && stop.href === it.href)
  const reached = it => stops.some(one => standsFor(one, it)) || chosen(it) || (it.control && chosen(it.control))

  return {
    many: () => pressed().length,
    async at() {
      await Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)))
      compare()
      const it = document.activeElement
      if (!it || [document.body, document.documentElement, stops[0]].includes(it)) return {through: true}
      const before = stops[stops.length - 1], known = stops.includes(it)
      const goesBack = !!before && !(before.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING)
      return {through: false, known, goesBack, name: named(it), seen: seen(it), marked: marked(it),
        skip: it.matches(".md-skip, body > .k:first-child")}
    },
    keep() {
      stops.push(document.activeElement)
      looks.push(look(document.activeElement))
    },
    alike: () => [...unchanged].map(named),
    is: place => document.activeElement === stops[place],
    turns() {
      scrollTo(0, 0)
      return stops.slice(1).flatMap((it, i) => {
        if (!backward(stops[i], it)) return []
        const known = matched(it, elsewhere) || matched(stops[i], elsewhere)
        if (known) { used.add(known); return [] }
        return [`${named(stops[i])} → ${named(it)}`]
      })
    },
    missed() {
      return pressed().filter(it => {
        if (reached(it)) return false
        it.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"})
        const box = start(it)
        if (!hit(it, box.left + box.width / 2, box.top + box.height / 2)) return false
        const known = matched(it, forPointers)
        if (known) used.add(known)
        return !known
      }).map(named)
    },
    used: () => [...used],
  }
}
