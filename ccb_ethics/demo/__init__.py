"""The demo board: fictional people and cases, made by taking steps through the same door as everybody else."""
