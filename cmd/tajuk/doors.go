package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/mail"
)

// doors are the flags of every command that has to know how people reach the
// network: readers, and the newsroom with its letters and its single sign-on.
type doors struct {
	Scheme  string `help:"How people reach sites and desk." enum:"http,https" default:"https" env:"TAJUK_SCHEME"`
	Port    string `help:"Port in addresses, if not the scheme's own." env:"TAJUK_PORT"`
	Network string `help:"Name of the network." env:"TAJUK_NETWORK"`
	Desk    string `help:"Host name of the newsroom's interface; without it there is none." env:"TAJUK_DESK"`

	SMTP             string `name:"smtp" help:"Mail server: smtp://USER@HOST:PORT or smtps://USER@HOST:PORT; without it links are printed." env:"TAJUK_SMTP"`
	SMTPFrom         string `name:"smtp-from" help:"Address that letters come from." env:"TAJUK_SMTP_FROM"`
	SMTPPassword     string `name:"smtp-password" help:"Password of the mail server; better in the environment or in a file." env:"TAJUK_SMTP_PASSWORD"`
	SMTPPasswordFile string `name:"smtp-password-file" help:"File that holds the mail server's password." placeholder:"FILE" env:"TAJUK_SMTP_PASSWORD_FILE"`

	OIDCIssuer     string `name:"oidc-issuer" help:"Issuer of single sign-on (OpenID Connect); without it there is none." env:"TAJUK_OIDC_ISSUER"`
	OIDCClient     string `name:"oidc-client" help:"The desk's name at the issuer." env:"TAJUK_OIDC_CLIENT"`
	OIDCSecret     string `name:"oidc-secret" help:"The desk's secret at the issuer; better in the environment or in a file." env:"TAJUK_OIDC_SECRET"`
	OIDCSecretFile string `name:"oidc-secret-file" help:"File that holds that secret." placeholder:"FILE" env:"TAJUK_OIDC_SECRET_FILE"`
	OIDCCreate     bool   `name:"oidc-create" help:"Make an account without roles for whoever the issuer lets in." env:"TAJUK_OIDC_CREATE"`
}

// add adds the doors to a configuration.
func (d doors) add(cfg app.Config) (app.Config, error) {
	cfg.Scheme, cfg.Port, cfg.Network, cfg.Desk = d.Scheme, d.Port, d.Network, d.Desk
	password, err := secret(d.SMTPPassword, d.SMTPPasswordFile)
	if err != nil {
		return cfg, err
	}
	cfg.Mail = mail.Config{Server: d.SMTP, Password: password, From: d.SMTPFrom}
	client, err := secret(d.OIDCSecret, d.OIDCSecretFile)
	cfg.SSO = identity.SSOConfig{Issuer: d.OIDCIssuer, Client: d.OIDCClient, Secret: client, Create: d.OIDCCreate}
	return cfg, err
}

// secret is given by itself, or as the first line of a file.
func secret(value, file string) (string, error) {
	if value != "" || file == "" {
		return value, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read the secret: %w", err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimRight(line, "\r"), nil
}
