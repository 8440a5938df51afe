"""Official files: one module a publication, which recognises it by its content and reads it as printed, nothing else."""
