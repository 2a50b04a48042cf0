// Draws the table of ties as a network. The table stays: it is the form for who has no scripts or cannot see the drawing.
"use strict";

(() => {
  const figure = document.getElementById("graph");
  const table = document.getElementById("edges");
  if (!figure || !table || !window.d3) return;

  const WIDTH = 1040;
  const HEIGHT = 620;
  const NS = "http://www.w3.org/2000/svg";
  const make = (name, attributes, parent) => {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (parent) parent.append(made);
    return made;
  };

  const nodes = new Map();
  const links = [];
  for (const row of table.tBodies[0].rows) {
    const ends = [["a", row.cells[0]], ["b", row.cells[1]]].map(([key, cell]) => {
      const id = row.dataset[key];
      if (!nodes.has(id)) {
        const link = cell.querySelector("a");
        nodes.set(id, { id, name: cell.dataset.name, kind: cell.dataset.kind, href: link ? link.getAttribute("href") : "", weight: 0 });
      }
      return nodes.get(id);
    });
    const events = Number(row.dataset.n);
    for (const end of ends) end.weight += events;
    links.push({ source: ends[0], target: ends[1], events, row });
  }
  const all = [...nodes.values()];
  const most = Math.max(...all.map((node) => node.weight), 1);
  const radius = (node) => 5 + 13 * Math.sqrt(node.weight / most);

  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}` }, figure);
  svg.setAttribute("dir", "ltr");
  const defs = make("defs", {}, svg);
  const arrow = make("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto", markerUnits: "userSpaceOnUse" }, defs);
  make("path", { d: "M0 0L8 4L0 8z", class: "head" }, arrow);
  const lines = make("g", { class: "ties" }, svg);
  const dots = make("g", { class: "dots" }, svg);
  const directed = figure.dataset.mutual !== "yes";

  for (const link of links) {
    link.line = make("line", { class: "tie", "stroke-width": (1 + 1.6 * Math.log2(1 + link.events)).toFixed(1) }, lines);
    if (directed) link.line.setAttribute("marker-end", "url(#arrow)");
    make("title", {}, link.line).textContent = `${link.source.name} – ${link.target.name}: ${link.events}`;
  }
  for (const node of all) {
    node.group = make("a", { class: `node ${node.kind}`, href: node.href, "aria-label": `${node.name} (${node.weight})` }, dots);
    make("circle", { r: radius(node).toFixed(1) }, node.group);
    const label = make("text", { y: (radius(node) + 13).toFixed(1), "text-anchor": "middle" }, node.group);
    // Long names stand in two lines, parted near the middle; no word is cut.
    const words = node.name.split(" ");
    let first = node.name;
    let second = "";
    if (node.name.length > 24 && words.length > 1) {
      first = "";
      while (words.length > 1 && first.length + words[0].length <= node.name.length / 2 + 2) first += `${words.shift()} `;
      second = words.join(" ");
    }
    for (const [at, part] of [first, second].entries()) {
      if (part) make("tspan", { x: 0, dy: at ? "1.15em" : 0 }, label).textContent = part;
    }
  }

  const neighbours = (node) => new Set(links.filter((l) => l.source === node || l.target === node).flatMap((l) => [l.source, l.target]));
  const choose = (node) => {
    const near = node && neighbours(node);
    svg.classList.toggle("choosing", Boolean(node));
    for (const other of all) other.group.classList.toggle("near", Boolean(near && (near.has(other) || other === node)));
    for (const link of links) {
      const on = node && (link.source === node || link.target === node);
      link.line.classList.toggle("near", Boolean(on));
    }
  };
  for (const node of all) {
    node.group.addEventListener("pointerenter", () => choose(node));
    node.group.addEventListener("pointerleave", () => choose(null));
    node.group.addEventListener("focus", () => choose(node));
    node.group.addEventListener("blur", () => choose(null));
  }

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const draw = () => {
    for (const node of all) {
      node.x = clamp(node.x, 60, WIDTH - 60);
      node.y = clamp(node.y, 24, HEIGHT - 34);
      node.group.setAttribute("transform", `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`);
    }
    for (const { source, target, line } of links) {
      const length = Math.hypot(target.x - source.x, target.y - source.y) || 1;
      const back = (radius(target) + 2) / length;
      line.setAttribute("x1", source.x.toFixed(1));
      line.setAttribute("y1", source.y.toFixed(1));
      line.setAttribute("x2", (target.x - (target.x - source.x) * back).toFixed(1));
      line.setAttribute("y2", (target.y - (target.y - source.y) * back).toFixed(1));
    }
  };

  const d3 = window.d3;
  const simulation = d3.forceSimulation(all)
    .force("link", d3.forceLink(links).distance((l) => 95 - 10 * Math.min(Math.log2(1 + l.events), 3)).strength(0.35))
    .force("charge", d3.forceManyBody().strength(-260).distanceMax(420))
    .force("x", d3.forceX(WIDTH / 2).strength(0.045))
    .force("y", d3.forceY(HEIGHT / 2).strength(0.085))
    .force("apart", d3.forceCollide((node) => radius(node) + 20))
    .stop();
  // Settled before it is shown: nothing moves unless it is dragged.
  simulation.tick(320);
  figure.hidden = false;
  draw();
  simulation.on("tick", draw);

  let dragged = null;
  let moved = false;
  const point = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [at.x, at.y];
  };
  for (const node of all) {
    node.group.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      dragged = node;
      moved = false;
      node.group.setPointerCapture(event.pointerId);
    });
    node.group.addEventListener("pointermove", (event) => {
      if (dragged !== node) return;
      if (!moved) simulation.alphaTarget(0.2).restart();
      moved = true;
      [node.fx, node.fy] = point(event);
    });
    node.group.addEventListener("pointerup", () => {
      dragged = null;
      simulation.alphaTarget(0);
    });
    node.group.addEventListener("click", (event) => {
      if (moved) event.preventDefault();
    });
    node.group.addEventListener("dragstart", (event) => event.preventDefault());
  }
})();
