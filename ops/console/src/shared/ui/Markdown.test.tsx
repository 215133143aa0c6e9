import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import { addLayout } from './jsdom.sample';
import { Markdown } from './Markdown';

beforeAll(addLayout);

it('keeps structure and drops everything that could act', () => {
  const { container } = render(
    <MantineProvider>
      <Markdown
        text={'**bold** <img src=x onerror=alert(1)> [a](javascript:alert(1)) <script>x</script>'}
      />
    </MantineProvider>,
  );
  expect(container.querySelector('strong')?.textContent).toBe('bold');
  expect(container.querySelector('img, a, [onerror]')).toBeNull();
  expect(container.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(container.textContent).toContain('<script>x</script>');
});

it.each([
  ['marks', '_a'.repeat(20_000)],
  ['levels', '> '.repeat(3_000)],
])('shows a text with too many %s as it was written', (_, text) => {
  const { container } = render(
    <MantineProvider>
      <Markdown text={text} />
    </MantineProvider>,
  );
  expect(container.querySelector('em, blockquote')).toBeNull();
  expect(container.textContent).toContain(text);
});
