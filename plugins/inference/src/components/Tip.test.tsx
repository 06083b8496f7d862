// SPDX-License-Identifier: Apache-2.0
import {
  act,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findViolations } from '../__testUtils__/findViolations';
import { Tip } from './Tip';
import { TipGroup } from './TipGroup';

const bubble = () => screen.queryByRole('tooltip');

describe('Tip', () => {
  it('explains by keyboard what it explains on hover, until Escape', async () => {
    const outer = jest.fn();
    const { container } = render(
      // eslint-disable-next-line jsx-a11y/no-static-element-interactions
      <div onKeyDown={outer}>
        <Tip text={() => 'Requests per second'}>4 /s</Tip>
      </div>,
    );
    await userEvent.tab();
    expect(screen.getByText('4 /s')).toHaveAccessibleDescription(
      'Requests per second',
    );
    expect(await findViolations(container)).toEqual([]);

    await userEvent.keyboard('{Escape}');

    expect(bubble()).not.toBeInTheDocument();
    expect(outer).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(outer).toHaveBeenCalledTimes(1);
  });

  it('does not explain what is pressed', async () => {
    render(<Tip text="Requests per second">4 /s</Tip>);
    fireEvent.mouseDown(screen.getByText('4 /s'));
    act(() => screen.getByText('4 /s').focus());
    expect(bubble()).not.toBeInTheDocument();

    act(() => screen.getByText('4 /s').blur());
    await userEvent.tab();
    expect(bubble()).toBeInTheDocument();
  });

  it('stays while the pointer rests on the explanation', async () => {
    render(<Tip text="Requests per second">4 /s</Tip>);
    await userEvent.hover(screen.getByText('4 /s'));
    await waitFor(() => expect(bubble()).toBeInTheDocument());

    fireEvent.mouseLeave(screen.getByText('4 /s'));
    fireEvent.mouseEnter(screen.getByRole('tooltip'));
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(bubble()).toBeInTheDocument();

    fireEvent.mouseLeave(screen.getByRole('tooltip'));
    await waitFor(() => expect(bubble()).not.toBeInTheDocument());
  });
});

describe('TipGroup', () => {
  const row = (name: string) => (
    <tr>
      <td>
        <Tip text={`${name} first`}>{name}1</Tip>
      </td>
      <td>
        <Tip text={`${name} second`}>{name}2</Tip>
      </td>
    </tr>
  );

  it.each([
    ['Enter', 'a1'],
    ['Enter}{ArrowRight', 'a2'],
    ['Enter}{ArrowRight}{ArrowDown', 'b2'],
    ['Enter}{ArrowRight}{ArrowDown}{ArrowUp', 'a2'],
    ['Enter}{End}{ArrowLeft', 'c1'],
    ['Enter}{End}{Home', 'a1'],
    ['Enter}{ArrowUp', 'a1'],
  ])('is one stop, from which {%s} leads to %s', async (keys, focused) => {
    render(
      <>
        <TipGroup label="Numbers">
          <table>
            <tbody>
              {row('a')}
              {row('b')}
              {row('c')}
            </tbody>
          </table>
        </TipGroup>
        <button>after</button>
      </>,
    );
    await userEvent.tab();
    expect(screen.getByRole('group', { name: 'Numbers' })).toHaveFocus();
    await userEvent.keyboard(`{${keys}}`);
    expect(screen.getByText(focused)).toHaveFocus();

    await userEvent.keyboard('{Escape}{Escape}');
    expect(screen.getByRole('group', { name: 'Numbers' })).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByText('after')).toHaveFocus();
  });

  it('explains one tip at a time, as it is now, and none that went away', async () => {
    const group = (names: string[], age: string) => (
      <TipGroup label="Numbers">
        {names.map(name => (
          <Tip key={name} text={() => `${name} is ${age} old`}>
            {name}
          </Tip>
        ))}
      </TipGroup>
    );
    const { rerender } = render(group(['a', 'b'], '1 s'));
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('a')).toHaveAccessibleDescription('a is 1 s old');

    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByText('a')).not.toHaveAttribute('aria-describedby');
    expect(screen.getByText('b')).toHaveAccessibleDescription('b is 1 s old');

    rerender(group(['a', 'b'], '2 s'));
    expect(screen.getByText('b')).toHaveAccessibleDescription('b is 2 s old');

    rerender(group(['a'], '2 s'));
    expect(bubble()).not.toBeInTheDocument();
  });

  it('follows the pointer from one tip to the next', async () => {
    render(
      <TipGroup label="Numbers">
        <Tip text="first">a</Tip>
        <Tip text="second">b</Tip>
      </TipGroup>,
    );
    await userEvent.hover(screen.getByText('a'));
    await waitFor(() => expect(bubble()).toHaveTextContent('first'));
    await userEvent.hover(screen.getByText('b'));
    await waitFor(() => expect(bubble()).toHaveTextContent('second'));
    expect(screen.getAllByRole('tooltip')).toHaveLength(1);
    await userEvent.unhover(screen.getByText('b'));
    await waitFor(() => expect(bubble()).not.toBeInTheDocument());
  });
});
