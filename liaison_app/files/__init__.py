"""What comes in and goes out: sheets, registers and formats, without a database."""
