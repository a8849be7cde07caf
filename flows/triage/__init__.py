"""Danger, subjects, age and risk in what families write; every verdict names the words it rests on."""
