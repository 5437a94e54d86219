"""Pages of publication: `public` for everyone, without any path to a case; `publication` for the desk."""
