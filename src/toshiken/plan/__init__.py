"""What an alliance does and means to do, as records: projects, challenges, hopes, ideas, schedule, texts."""
