import { notifications } from '@mantine/notifications';
import { detailOf, wordsFor } from '../api/words';

const closeButtonProps = { 'aria-label': 'Dismiss' };

/** Tells of something that went well. */
export function tell(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 4000, closeButtonProps });
}

/** Tells of something that went wrong, until it is dismissed. */
export function complain(error: unknown): void {
  notifications.show({
    title: wordsFor(error),
    message: detailOf(error) ?? '',
    color: 'red',
    autoClose: 12_000,
    closeButtonProps,
  });
}
