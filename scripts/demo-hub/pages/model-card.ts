/** The first tab of a model: its README as a page, facts at the side. */
import { type Ask, getRecord, hubOrigin } from '../answer';
import { type Html, html } from '../html';
import { createPage } from '../page';
import { getReadme, type Repository } from '../repository';
import { renderModelHeader } from './model-header';
import { formatCount, formatTask } from './numbers';

export function renderModelCard(ask: Ask, repository: Repository): string {
  const page = createPage(ask);
  const header = renderModelHeader({ ask, page, repository, tab: 'model' });
  const text = getReadme(repository.commits[0], getRecord(ask, repository.id));
  const main = html`${header}<div class="container columns"><article class="model-card-content prose">${renderMarkdown(text)}</article><aside class="side">${renderSide(repository)}</aside></div>`;
  return page.render({
    title: `${repository.id} · Hugging Face`,
    kind: 'ModelPage',
    head: renderModelHead(repository.id, ''),
    main,
  });
}

/** What other sites read of a model's page. */
export function renderModelHead(id: string, tail: string): Html {
  return html`<link rel="canonical" href="${hubOrigin}/${id}${tail}">
<meta property="og:url" content="${hubOrigin}/${id}${tail}">
<meta property="og:image" content="${hubOrigin}/social-thumbnails/models/${id}.png">`;
}

function renderSide(repository: Repository): Html {
  const { downloads, parameters, baseModel, pipelineTag, license } = repository;
  return html`<section><h2>Downloads last month</h2><p class="figure">${downloads.toLocaleString('en')}</p></section><section><h2>Safetensors</h2><dl><dt>Model size</dt><dd>${formatCount(parameters)} params</dd><dt>Tensor type</dt><dd>BF16</dd><dt>Task</dt><dd>${formatTask(pipelineTag)}</dd><dt>License</dt><dd>${license}</dd></dl></section>${
    baseModel === null
      ? null
      : html`<section><h2>Model tree</h2><p>Base model <a class="font-mono" href="/${baseModel}">${baseModel}</a></p></section>`
  }`;
}

/** Headings, paragraphs and code, which is all that the cards here are written with. */
function renderMarkdown(text: string): Html {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '').trim();
  const parts = body.split(/(```[\s\S]*?```)|\n{2,}/).filter((part) => part?.trim());
  return html`${parts.map((part) => renderPart((part as string).trim()))}`;
}

function renderPart(part: string): Html {
  if (part.startsWith('```')) {
    return html`<pre><code>${part.replace(/^```\w*\n|\n?```$/g, '')}</code></pre>`;
  }
  if (part.startsWith('## ')) return html`<h2>${part.slice(3)}</h2>`;
  if (part.startsWith('# ')) return html`<h1>${part.slice(2)}</h1>`;
  return html`<p>${part}</p>`;
}
