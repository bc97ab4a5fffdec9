"""What helps whoever writes: what is pasted, embedded, quoted, looked at again."""
