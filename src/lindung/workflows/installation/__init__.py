"""What is looked at to tell whether an installation is sound; each file looks at one part and changes nothing."""
