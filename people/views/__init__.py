"""The pages about people: `sign_in` for everyone with an account, `terms` for the executive director."""
