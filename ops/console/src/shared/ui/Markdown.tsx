import { Text, Typography } from '@mantine/core';
import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { useMemo } from 'react';
import { markdownFault } from '../markdown/bounds';
import { Part } from './Part';

const TAGS = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'code',
  'pre',
  'blockquote',
  'br',
  'hr',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
];

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const markdown = new Marked({ renderer: { html: ({ text }) => escaped(text) } });

/** A text as it was written. */
const Plain = ({ text }: { text: string }) => (
  <Text fz="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
    {text}
  </Text>
);

/**
 * Text that people wrote in Markdown; only its structure is kept, never a link, image or style.
 * HTML in it is shown as it was written, and so is all of a text that would take long to read.
 */
export function Markdown({ text }: { text: string }) {
  const plain = <Plain text={text} />;
  return markdownFault(text) === undefined ? (
    <Part instead={plain}>
      <Structured text={text} />
    </Part>
  ) : (
    plain
  );
}

function Structured({ text }: { text: string }) {
  const html = useMemo(
    () =>
      DOMPurify.sanitize(markdown.parse(text, { async: false }), {
        ALLOWED_TAGS: TAGS,
        ALLOWED_ATTR: [],
      }),
    [text],
  );
  return (
    <Typography fz="sm">
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </Typography>
  );
}
